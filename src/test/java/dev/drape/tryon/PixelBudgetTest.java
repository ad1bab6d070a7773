package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

class PixelBudgetTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PixelBudget budget = new PixelBudget(100, registry);

    /** 12 bytes a pixel in half of the heap, and never more than 16 megapixels a core: docs/configuration.md. */
    @ParameterizedTest
    @CsvSource({"512, 2, 22369621", "256, 2, 11184810", "8192, 2, 32000000", "8192, 16, 256000000", "512, 1, 16000000"})
    void followsTheHeapAndTheCores(long heapMib, int cores, long pixels) {
        assertThat(PixelBudget.roomFor(heapMib << 20, cores)).isEqualTo(pixels);
    }

    @Test
    void servesInOrderAsRoomBecomesFree() {
        PixelBudget.Lease first = budget.lease();
        PixelBudget.Lease second = budget.lease();
        PixelBudget.Lease third = budget.lease();
        take(first, 70).assertCompleted();
        var waiting = take(second, 40);
        var behind = take(third, 10);
        waiting.assertNotTerminated();
        behind.assertNotTerminated(); // there would be room, but it is not its turn
        assertThat(registry.get("drape.admission.pixels").gauge().value()).isEqualTo(70);
        first.close();
        waiting.assertCompleted();
        behind.assertCompleted();
        assertThat(budget.used()).isEqualTo(50);
        second.close();
        second.close();
        third.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void whatIsLargerThanTheBudgetIsServedAlone() {
        PixelBudget.Lease small = budget.lease();
        PixelBudget.Lease huge = budget.lease();
        PixelBudget.Lease after = budget.lease();
        take(small, 1).assertCompleted();
        var waiting = take(huge, 1_000);
        waiting.assertNotTerminated();
        small.close();
        waiting.assertCompleted();
        var last = take(after, 1);
        last.assertNotTerminated();
        huge.close();
        last.assertCompleted();
    }

    @Test
    void oneThatGoesGivesItsTurnToTheNext() {
        PixelBudget.Lease held = budget.lease();
        take(held, 60).assertCompleted();
        var gone = take(budget.lease(), 50);
        var next = take(budget.lease(), 40);
        gone.cancel();
        next.assertCompleted();
        held.close();
        assertThat(budget.used()).isEqualTo(40);
    }

    @Test
    void oneThatIsClosedWhileItWaitsGivesItsTurnToTheNext() {
        take(budget.lease(), 60).assertCompleted();
        PixelBudget.Lease closed = budget.lease();
        var waiting = take(closed, 50);
        var next = take(budget.lease(), 40);
        closed.close();
        waiting.assertFailedWith(CancellationException.class);
        next.assertCompleted();
        assertThat(budget.used()).isEqualTo(100);
    }

    @Test
    void oneThatIsClosedBeforeItAsksIsGivenNothing() {
        PixelBudget.Lease closed = budget.lease();
        closed.close();
        take(closed, 50).assertFailedWith(CancellationException.class);
        assertThat(budget.used()).isZero();
    }

    /** Another request may share the work. */
    @Test
    void oneThatIsClosedKeepsItsRoomWhileWorkGoesOn() {
        PixelBudget.Lease shared = budget.lease();
        AtomicReference<UniEmitter<? super String>> work = new AtomicReference<>();
        var worker = shared.during(shared.take(50, Deadline.after(LONG))
                        .chain(() -> Uni.createFrom().<String>emitter(work::set)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        shared.close();
        assertThat(budget.used()).isEqualTo(50);
        work.get().complete("analysis");
        worker.assertCompleted();
        assertThat(budget.used()).isZero();
    }

    @Test
    void workThatBeganBeforeTheCloseMayStillTakeRoom() {
        PixelBudget.Lease held = budget.lease();
        take(held, 60).assertCompleted();
        PixelBudget.Lease shared = budget.lease();
        var worker = shared.during(shared.take(50, Deadline.after(LONG))
                        .chain(() -> Uni.createFrom().nothing()))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        shared.close();
        held.close();
        assertThat(budget.used()).isEqualTo(50);
        worker.cancel();
        assertThat(budget.used()).isZero();
    }

    @Test
    void oneThatIsClosedDuringWorkGivesItsRoomBackAfterIt() {
        PixelBudget.Lease drawing = budget.lease();
        take(drawing, 60).assertCompleted();
        var waiting = take(budget.lease(), 50);
        String drawn = drawing.during(() -> {
            drawing.close();
            waiting.assertNotTerminated();
            return "picture";
        });
        assertThat(drawn).isEqualTo("picture");
        waiting.assertCompleted();
        assertThat(budget.used()).isEqualTo(50);
    }

    @Test
    void doesNotWaitPastTheDeadline() {
        take(budget.lease(), 100).assertCompleted();
        var late = budget.lease()
                .take(1, Deadline.after(Duration.ofMillis(20)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        assertThat(((DrapeException) late.awaitFailure().getFailure()).failure())
                .isEqualTo(Failure.DEADLINE_EXCEEDED);
    }

    @Test
    void neverExceedsItsBoundUnderContention() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        AtomicLong most = new AtomicLong();
        int requests = 500;
        CountDownLatch ended = new CountDownLatch(requests);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Random random = new Random(5);
        for (int i = 0; i < requests; i++) {
            long pixels = 1 + random.nextInt(60);
            threads.execute(() -> {
                PixelBudget.Lease lease = budget.lease();
                lease.take(pixels, Deadline.after(LONG))
                        .emitOn(threads)
                        .invoke(() -> {
                            most.accumulateAndGet(now.addAndGet(pixels), Math::max);
                            now.addAndGet(-pixels);
                        })
                        .onTermination()
                        .invoke(() -> {
                            lease.close();
                            ended.countDown();
                        })
                        .subscribe()
                        .with(item -> {});
            });
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(most.get()).isBetween(1L, 100L);
        assertThat(budget.used()).isZero();
    }

    private static UniAssertSubscriber<Void> take(PixelBudget.Lease lease, long pixels) {
        return lease.take(pixels, Deadline.after(LONG)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
