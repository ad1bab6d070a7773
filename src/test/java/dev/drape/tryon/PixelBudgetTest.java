package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
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
    private final CpuPool cpu = new CpuPool();
    private final PixelBudget budget = new PixelBudget(100, cpu, registry);

    /** 12 bytes a pixel in half of the heap, and never more than 16 megapixels a core: docs/configuration.md. */
    @ParameterizedTest
    @CsvSource({"512, 2, 22369621", "256, 2, 11184810", "8192, 2, 32000000", "8192, 16, 256000000", "512, 1, 16000000"})
    void followsTheHeapAndTheCores(long heapMib, int cores, long pixels) {
        assertThat(PixelBudget.roomFor(heapMib << 20, cores)).isEqualTo(pixels);
    }

    @Test
    void servesInOrderAsRoomBecomesFree() {
        Work first = work(70);
        Work second = work(40);
        Work third = work(10);
        assertThat(first.hasRoom()).isTrue();
        assertThat(second.hasRoom()).isFalse();
        assertThat(third.hasRoom()).isFalse(); // there would be room, but it is not its turn
        assertThat(registry.get("drape.admission.pixels").gauge().value()).isEqualTo(70);
        first.end();
        assertThat(second.hasRoom()).isTrue();
        assertThat(third.hasRoom()).isTrue();
        assertThat(budget.used()).isEqualTo(50);
        second.end();
        third.end();
        assertThat(budget.used()).isZero();
    }

    @Test
    void whatIsLargerThanTheBudgetIsServedAlone() {
        Work small = work(1);
        Work huge = work(1_000);
        Work after = work(1);
        assertThat(huge.hasRoom()).isFalse();
        small.end();
        assertThat(huge.hasRoom()).isTrue();
        assertThat(after.hasRoom()).isFalse();
        huge.end();
        assertThat(after.hasRoom()).isTrue();
    }

    @Test
    void oneThatGoesWhileItWaitsGivesItsTurnToTheNext() {
        Work held = work(60);
        Work gone = work(50);
        Work next = work(40);
        gone.cancel();
        assertThat(next.hasRoom()).isTrue();
        held.end();
        assertThat(budget.used()).isEqualTo(40);
    }

    @Test
    void givesRoomBackWhateverTheEnd() {
        work(60).cancel();
        work(60).fail();
        work(60).end();
        assertThat(budget.used()).isZero();
    }

    @Test
    void givesNothingToWhatHasEnded() {
        Work ended = work(50);
        ended.end();
        ended.lease
                .take(50, Deadline.after(LONG))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(CancellationException.class);
        assertThat(budget.used()).isZero();
    }

    /** An analysis that another request shares goes on when the request that began it has hung up. */
    @Test
    void keepsRoomUntilTheLastWorkEnds() {
        Work request = work(50);
        Work shared = new Work(request.lease, Uni.createFrom().voidItem());
        request.cancel();
        assertThat(budget.used()).isEqualTo(50);
        shared.end();
        assertThat(budget.used()).isZero();
    }

    /** Mutiny tells the end of work twice if its request hangs up while its answer is made. */
    @Test
    void workEndsOnce() {
        PixelBudget.Lease lease = budget.lease();
        Work shared = new Work(lease, lease.take(50, Deadline.after(LONG)));
        lease.during(Uni.createFrom().voidItem())
                .chain(() -> Uni.createFrom().nothing())
                .subscribe()
                .with(never -> {})
                .cancel();
        assertThat(budget.used()).isEqualTo(50);
        shared.end();
        assertThat(budget.used()).isZero();
    }

    @Test
    void waitsOnForWorkThatIsLeft() {
        Work held = work(60);
        PixelBudget.Lease lease = budget.lease();
        Work request = new Work(lease, Uni.createFrom().voidItem());
        Work shared = new Work(lease, lease.take(50, Deadline.after(LONG)));
        request.cancel();
        held.end();
        assertThat(budget.used()).isEqualTo(50);
        shared.cancel();
        assertThat(budget.used()).isZero();
    }

    /** A stage that is under way is not interrupted, and holds the photo. */
    @Test
    void keepsRoomForTheStageThatIsUnderWayWhenARequestHangsUp() throws InterruptedException {
        CountDownLatch drawing = new CountDownLatch(1);
        CountDownLatch drawn = new CountDownLatch(1);
        PixelBudget.Lease lease = budget.lease();
        Cancellable request = lease.during(lease.take(50, Deadline.after(LONG))
                        .chain(() -> cpu.supply(() -> {
                            drawing.countDown();
                            awaitQuietly(drawn);
                            return "picture";
                        })))
                .subscribe()
                .with(picture -> {});
        assertThat(drawing.await(20, TimeUnit.SECONDS)).isTrue();
        request.cancel();
        assertThat(budget.used()).isEqualTo(50);
        Work next = work(60);
        assertThat(next.hasRoom()).isFalse();
        drawn.countDown();
        assertThat(next.room.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(budget.used()).isEqualTo(60);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void doesNotWaitPastTheDeadline() {
        work(100);
        PixelBudget.Lease lease = budget.lease();
        var late = lease.during(lease.take(1, Deadline.after(Duration.ofMillis(20))))
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
                lease.during(lease.take(pixels, Deadline.after(LONG))
                                .emitOn(threads)
                                .invoke(() -> {
                                    most.accumulateAndGet(now.addAndGet(pixels), Math::max);
                                    now.addAndGet(-pixels);
                                }))
                        .onTermination()
                        .invoke(ended::countDown)
                        .subscribe()
                        .with(item -> {});
            });
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(most.get()).isBetween(1L, 100L);
        assertThat(budget.used()).isZero();
    }

    private Work work(long pixels) {
        PixelBudget.Lease lease = budget.lease();
        return new Work(lease, lease.take(pixels, Deadline.after(LONG)));
    }

    /** Work that asks for room and then goes on until it is told to end. */
    private static final class Work {
        private final PixelBudget.Lease lease;
        private final CountDownLatch room = new CountDownLatch(1);
        private final AtomicReference<UniEmitter<? super Void>> end = new AtomicReference<>();
        private final Cancellable subscription;

        Work(PixelBudget.Lease lease, Uni<Void> taking) {
            this.lease = lease;
            subscription = lease.during(taking.chain(() -> Uni.createFrom().<Void>emitter(emitter -> {
                        end.set(emitter);
                        room.countDown();
                    })))
                    .subscribe()
                    .with(done -> {}, failure -> {});
        }

        boolean hasRoom() {
            return end.get() != null;
        }

        void end() {
            end.get().complete(null);
        }

        void fail() {
            end.get().fail(new IllegalStateException("on purpose"));
        }

        void cancel() {
            subscription.cancel();
        }
    }
}
