package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.execution.StageTimes;
import dev.drape.image.ImageDigest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/** The edges of Quarkus' cache annotations that Drape relies on, against the real cache. */
@QuarkusTest
@TestProfile(SharedAnalysesTest.SmallCache.class)
class SharedAnalysesTest {
    private static final int BOUND = 5;
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A cache of five entries. */
    public static class SmallCache implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drape.analysis.max-cache-size", String.valueOf(BOUND), "drape.analysis.time-limit", "2s");
        }
    }

    @Inject
    SharedAnalyses shared;

    @Inject
    Analyses analyses;

    private final List<UniEmitter<? super GarmentAnalysis>> computations = new CopyOnWriteArrayList<>();
    private CacheStatus before;

    @BeforeEach
    void clear() {
        clearGarments();
        before = analyses.status(Kind.GARMENT);
    }

    @Test
    void twoCallersShareOneComputation() {
        var first = ask("a");
        var second = ask("a");
        assertThat(computations).hasSize(1);
        computations.get(0).complete(GarmentAnalyses.small());
        assertThat(first.awaitItem().getItem().cached()).isFalse();
        assertThat(second.awaitItem().getItem().cached()).isTrue();
        assertThat(ask("a").awaitItem().getItem().cached()).isTrue();

        CacheStatus after = analyses.status(Kind.GARMENT);
        assertThat(after.misses() - before.misses()).isEqualTo(1);
        assertThat(after.hits() - before.hits()).isEqualTo(2);
        assertThat(after.size()).isEqualTo(1);
    }

    @Test
    void aFailureIsNotKept() {
        var first = ask("a");
        var sharing = ask("a");
        computations.get(0).fail(new DrapeException(Failure.GARMENT_TOO_SMALL, "small"));
        first.awaitFailure().assertFailedWith(DrapeException.class);
        sharing.awaitFailure().assertFailedWith(DrapeException.class);

        var again = ask("a");
        assertThat(computations).hasSize(2);
        computations.get(1).complete(GarmentAnalyses.small());
        assertThat(again.awaitItem().getItem().cached()).isFalse();
    }

    @Test
    void aRetryTheMomentAFailureIsSeenComputesAnew() {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 500; i++) {
                var caller = ask("a");
                assertThat(computations).as("round %d", i).hasSize(i + 1);
                var running = computations.get(i);
                elsewhere.execute(() -> running.fail(new DrapeException(Failure.GARMENT_TOO_SMALL, "small")));
                caller.awaitFailure();
            }
        } finally {
            elsewhere.shutdown();
        }
    }

    @Test
    void theFirstCallersCancellationHurtsNobody() {
        var first = ask("a");
        var second = ask("a");
        first.cancel();
        computations.get(0).complete(GarmentAnalyses.small());
        second.awaitItem();
        assertThat(ask("a").awaitItem().getItem().cached()).isTrue();
        assertThat(computations).hasSize(1);
    }

    @Test
    void aLoadThatNobodyWaitsForIsStoppedAndNotKept() {
        AtomicInteger stopped = new AtomicInteger();
        Function<Deadline, Uni<Analysed<GarmentAnalysis>>> endless =
                limit -> Uni.createFrom().emitter(one -> one.onTermination(stopped::incrementAndGet));
        AnalysisKey key = key("a");
        var first = subscribed(shared.garment(key, endless, Deadline.after(LONG)));
        var second = subscribed(shared.garment(key, endless, Deadline.after(LONG)));
        first.cancel();
        assertThat(stopped).as("one still waits").hasValue(0);
        second.cancel();
        assertThat(stopped).hasValue(1);

        var again = ask("a");
        long end = System.nanoTime() + LONG.toNanos();
        while (computations.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait(); // the stopped load is forgotten on another thread
        }
        computations.get(0).complete(GarmentAnalyses.small());
        assertThat(again.awaitItem().getItem().cached()).isFalse();
    }

    /** Mutiny tells a caller's end twice when it hangs up after its analysis, which must not count for others. */
    @Test
    void oneWhoHangsUpAfterItsAnalysisHurtsNobody() {
        var drawn = subscribed(shared.garment(
                        key("a"),
                        limit -> SharedAnalyses.computed(Uni.createFrom().item(GarmentAnalyses.small())),
                        Deadline.after(LONG))
                .chain(() -> Uni.createFrom().nothing()));
        clearGarments();
        var leaving = ask("a");
        var staying = ask("a");
        drawn.cancel();
        leaving.cancel();
        computations.get(0).complete(GarmentAnalyses.small());
        staying.awaitItem(LONG);
        assertThat(computations).hasSize(1);
    }

    /** Callers come and go on two threads; those that stay are always answered, never with somebody else's cancellation. */
    @Test
    void oneWhoComesAsAnotherGoesIsAnswered() throws Exception {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        Function<Deadline, Uni<Analysed<GarmentAnalysis>>> brief = limit -> SharedAnalyses.computed(Uni.createFrom()
                .item(GarmentAnalyses.small())
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(2)));
        try {
            for (int i = 0; i < 300; i++) {
                AnalysisKey key = key("turn " + i);
                var leaving = subscribed(shared.garment(key, brief, Deadline.after(LONG)));
                Future<?> gone = elsewhere.submit(leaving::cancel);
                var staying = subscribed(shared.garment(key, brief, Deadline.after(LONG)));
                staying.awaitItem(LONG);
                gone.get();
            }
        } finally {
            elsewhere.shutdown();
        }
    }

    @Test
    void aCallersDeadlineHurtsNobody() {
        var hasty = ask("a", Deadline.after(Duration.ofMillis(30)));
        var patient = ask("a");
        assertThat(hasty.awaitFailure().getFailure())
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED));
        computations.get(0).complete(GarmentAnalyses.small());
        patient.awaitItem();
    }

    @Test
    void aComputationThatHangsEndsAtTheServicesLimitAndIsNotKept() {
        var stuck = ask("a");
        assertThat(stuck.awaitFailure(Duration.ofSeconds(10)).getFailure()).isInstanceOf(DrapeException.class);
        ask("a");
        assertThat(computations).hasSize(2);
    }

    @Test
    void clearingDuringALoadLeavesNoStaleEntry() {
        var loading = ask("a");
        clearGarments();
        computations.get(0).complete(GarmentAnalyses.small());
        loading.awaitItem();
        assertThat(analyses.status(Kind.GARMENT).size()).isZero();
        ask("a");
        assertThat(computations).hasSize(2);
    }

    @Test
    void theNumberOfEntriesIsBounded() throws InterruptedException {
        for (int i = 0; i < 4 * BOUND; i++) {
            var caller = ask("key " + i);
            computations.get(i).complete(GarmentAnalyses.small());
            caller.awaitItem();
        }
        long end = System.nanoTime() + LONG.toNanos();
        while (analyses.status(Kind.GARMENT).size() > BOUND && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        CacheStatus after = analyses.status(Kind.GARMENT);
        assertThat(after.size()).isBetween(1, BOUND);
        assertThat(after.maxSize()).isEqualTo(BOUND);
        assertThat(after.evictions() - before.evictions()).isEqualTo(4 * BOUND - after.size());
    }

    @Test
    void anAnalysisThatAFaultDegradedIsAnsweredButNotKept() {
        AnalysisKey key = new AnalysisKey(Kind.CUSTOMER, ImageDigest.of(new byte[] {7}), "v", "");
        for (Set<Degradation> steps :
                List.of(Set.of(Degradation.COMPLEXITY_LITE), Set.of(Degradation.PREPROCESS_NONE))) {
            boolean cached = shared.customer(key, limit -> Uni.createFrom().item(customer(steps)), Deadline.after(LONG))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .awaitItem()
                    .getItem()
                    .cached();
            assertThat(cached).isFalse();
        }
        assertThat(analyses.status(Kind.CUSTOMER).size()).isEqualTo(1);
    }

    @Test
    void aDegradedAnalysisIsNotKeptEvenWhenItsCallerHasGone() {
        AnalysisKey key = new AnalysisKey(Kind.CUSTOMER, ImageDigest.of(new byte[] {8}), "v", "");
        List<UniEmitter<? super CustomerAnalysis>> running = new CopyOnWriteArrayList<>();
        var gone = shared.customer(key, limit -> Uni.createFrom().emitter(running::add), Deadline.after(LONG))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        gone.cancel();
        running.get(0).complete(customer(Set.of(Degradation.SEGMENTATION_FAILED)));
        for (int i = 0; i < 2; i++) {
            boolean joined = i == 0;
            Set<Degradation> found = shared.customer(
                            key, limit -> Uni.createFrom().item(customer(Set.of())), Deadline.after(LONG))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .awaitItem()
                    .getItem()
                    .value()
                    .degraded();
            assertThat(joined || found.isEmpty())
                    .as("only one that joined the load may be answered with it: %s", found)
                    .isTrue();
        }
    }

    private static CustomerAnalysis customer(Set<Degradation> steps) {
        return new CustomerAnalysis(
                1, 1, null, null, null, null, null, null, null, List.of(), "cpu", null, steps, StageTimes.NONE);
    }

    @Test
    void theSameMd5IsNotTheSameKey() {
        AtomicInteger runs = new AtomicInteger();
        for (String sha256 : List.of("1".repeat(64), "2".repeat(64))) {
            AnalysisKey key = new AnalysisKey(Kind.GARMENT, new ImageDigest("0".repeat(32), sha256), "v", "");
            shared.garment(
                            key,
                            limit -> {
                                runs.incrementAndGet();
                                return SharedAnalyses.computed(Uni.createFrom().item(GarmentAnalyses.small()));
                            },
                            Deadline.after(LONG))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .awaitItem();
        }
        assertThat(runs).hasValue(2);
    }

    private UniAssertSubscriber<Analysed<GarmentAnalysis>> ask(String name) {
        return ask(name, Deadline.after(LONG));
    }

    private UniAssertSubscriber<Analysed<GarmentAnalysis>> ask(String name, Deadline deadline) {
        return subscribed(shared.garment(
                key(name), limit -> SharedAnalyses.computed(Uni.createFrom().emitter(computations::add)), deadline));
    }

    private static AnalysisKey key(String name) {
        return new AnalysisKey(Kind.GARMENT, ImageDigest.of(name.getBytes(StandardCharsets.UTF_8)), "v", "");
    }

    private static <T> UniAssertSubscriber<T> subscribed(Uni<T> work) {
        return work.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void clearGarments() {
        analyses.clear(Kind.GARMENT)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem();
    }
}
