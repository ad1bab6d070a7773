package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdmissionTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<UniEmitter<? super String>> started = new ArrayList<>();

    @Test
    void runsAsManyAsThereArePlacesAndQueuesTheRestInOrder() {
        Admission admission = admission(2, 2, LONG);
        var first = ask(admission);
        var second = ask(admission);
        var third = ask(admission);
        assertThat(started).hasSize(2);
        assertThat(admission.state()).isEqualTo(new Admission.State(2, 1, 2, 0));

        started.get(0).complete("done");
        first.awaitItem().assertItem("done");
        assertThat(started).hasSize(3);
        assertThat(admission.state().waiting()).isZero();

        started.get(1).fail(new IllegalStateException("broken"));
        second.awaitFailure().assertFailedWith(IllegalStateException.class);
        started.get(2).complete("done");
        third.awaitItem();
        assertThat(admission.state()).isEqualTo(new Admission.State(0, 0, 2, 0));
    }

    @Test
    void refusesAtOnceWhenTheQueueIsFull() {
        Admission admission = admission(1, 1, LONG);
        ask(admission);
        ask(admission);
        Throwable refused = ask(admission).awaitFailure().getFailure();
        assertThat(refused).isInstanceOfSatisfying(DrapeException.class, e -> {
            assertThat(e.failure()).isEqualTo(Failure.OVERLOADED);
            assertThat(e.retryAfter()).isPresent();
        });
        assertThat(admission.state()).isEqualTo(new Admission.State(1, 1, 1, 1));
    }

    @Test
    void saysBeforehandThatARequestWouldBeRefused() {
        Admission admission = admission(1, 1, LONG);
        admission.requireRoom();
        ask(admission);
        admission.requireRoom();
        var waiting = ask(admission);
        assertThatThrownBy(admission::requireRoom)
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.OVERLOADED));
        assertThat(admission.state().rejected()).isEqualTo(1);
        waiting.cancel();
        admission.requireRoom();
    }

    @Test
    void aCancelledRequestGivesItsPlaceOrItsTurnBack() {
        Admission admission = admission(1, 5, LONG);
        var running = ask(admission);
        var waiting = ask(admission);
        var next = ask(admission);
        waiting.cancel();
        assertThat(admission.state().waiting()).isEqualTo(1);
        running.cancel();
        assertThat(started).hasSize(2);
        started.get(1).complete("done");
        next.awaitItem();
        assertThat(admission.state().running()).isZero();
    }

    @Test
    void aRequestThatWaitsTooLongFailsAndLeavesTheQueue() {
        Admission admission = admission(1, 5, Duration.ofMillis(50));
        ask(admission);
        Throwable late = ask(admission).awaitFailure().getFailure();
        assertThat(late)
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED));
        assertThat(admission.state()).isEqualTo(new Admission.State(1, 0, 5, 0));
    }

    @Test
    void workThatThrowsGivesItsPlaceBack() {
        Admission admission = admission(1, 0, LONG);
        admission
                .admit(turn -> {
                    throw new IllegalStateException("broken");
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure();
        assertThat(admission.state().running()).isZero();
    }

    @Test
    void neverExceedsItsBoundUnderContention() throws InterruptedException {
        Admission admission = admission(3, 1_000, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        int requests = 300;
        CountDownLatch ended = new CountDownLatch(requests);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < requests; i++) {
            boolean fails = i % 3 == 0;
            threads.execute(() -> admission
                    .admit(turn -> Uni.createFrom()
                            .item(() -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                Thread.onSpinWait();
                                now.decrementAndGet();
                                if (fails) {
                                    throw new IllegalStateException("broken");
                                }
                                return "done";
                            })
                            .runSubscriptionOn(threads))
                    .onTermination()
                    .invoke(ended::countDown)
                    .subscribe()
                    .with(item -> {}, failures::add));
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(failures).hasSize(requests / 3).allMatch(IllegalStateException.class::isInstance);
        assertThat(admission.state()).isEqualTo(new Admission.State(0, 0, 1_000, 0));
    }

    private static Admission admission(int places, int queueLimit, Duration timeLimit) {
        return new Admission(places, queueLimit, timeLimit, new SimpleMeterRegistry());
    }

    private UniAssertSubscriber<String> ask(Admission admission) {
        return admission
                .admit(turn -> Uni.createFrom().<String>emitter(started::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
