package dev.drape.tryon;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.AnalysisOptions;
import dev.drape.analysis.Kind;
import dev.drape.analysis.Outfits;
import dev.drape.compose.Compositor;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** A try-on that has all room shares the analysis of a request that waits for room behind it. */
@QuarkusTest
class RoomForSharedAnalysesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than anybody here is patient, so that nothing is untied by a deadline. */
    private static final Duration LIMIT = PATIENCE.multipliedBy(2);

    @Inject
    ImageDecoder decoder;

    @Inject
    Analyses analyses;

    @Inject
    Outfits outfits;

    @Inject
    Compositor compositor;

    @Inject
    ImageEncoder encoder;

    @Inject
    CpuPool cpu;

    @Inject
    BundledSamples samples;

    @Test
    void neitherWaitsForTheOther() {
        subscribed(analyses.clear(Kind.CUSTOMER)).awaitItem(PATIENCE);
        TryOnRequest request = samples.request(AnalysisOptions.DEFAULT, OutputFormat.PNG);
        long all = pixels(request.customer()) + pixels(request.garment());
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        PixelBudget budget = new PixelBudget(all, cpu, registry);
        Admission admission = new Admission(3, 0, LIMIT, registry);
        TryOnPipeline tryOns =
                new TryOnPipeline(admission, budget, decoder, analyses, outfits, compositor, encoder, cpu);
        AnalysisPipeline single = new AnalysisPipeline(admission, budget, decoder, analyses, outfits, cpu);

        AtomicReference<UniEmitter<? super Void>> before = new AtomicReference<>();
        PixelBudget.Lease lease = budget.lease();
        subscribed(lease.during(lease.take(all, Deadline.after(LIMIT))
                .chain(() -> Uni.createFrom().<Void>emitter(before::set))));
        var tryOn = subscribed(tryOns.tryOn(request));
        awaitWaiting(budget, 1);
        var analysis = subscribed(
                single.customer(request.customer(), TryOnRequest.CUSTOMER_PART, AnalysisOptions.DEFAULT, false));
        awaitWaiting(budget, 2);
        before.get().complete(null);

        assertThat(tryOn.awaitItem(PATIENCE).getItem().picture().bytes()).isNotEmpty();
        assertThat(analysis.awaitItem(PATIENCE).getItem().value().cached()).isTrue();
        assertThat(budget.used()).isZero();
    }

    private long pixels(Upload upload) {
        return decoder.open(upload).pixels();
    }

    private static void awaitWaiting(PixelBudget budget, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (budget.waiting() < count) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static <T> UniAssertSubscriber<T> subscribed(Uni<T> work) {
        return work.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
