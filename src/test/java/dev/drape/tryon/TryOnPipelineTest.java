package dev.drape.tryon;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.AnalysisOptions;
import dev.drape.analysis.LateOutfits;
import dev.drape.analysis.Outfits;
import dev.drape.compose.Composition;
import dev.drape.compose.Compositor;
import dev.drape.compose.Customer;
import dev.drape.compose.Fit;
import dev.drape.compose.Item;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.outfit.OutfitParser;
import dev.drape.testing.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that is late or not wanted any more starts no further stage. Steps that may not be reached are null. */
@QuarkusTest
class TryOnPipelineTest {
    /** What a request may take here; its analyses are in the cache already. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    PixelBudget budget;

    @Inject
    ImageDecoder decoder;

    @Inject
    Analyses analyses;

    @Inject
    Outfits outfits;

    @Inject
    OutfitParser parser;

    @Inject
    Compositor compositor;

    @Inject
    ImageEncoder encoder;

    @Inject
    CpuPool cpu;

    @Inject
    BundledSamples samples;

    @BeforeEach
    void fillTheCache() {
        TryOnResult drawn = ask(pipeline(PATIENCE, outfits, compositor, encoder, cpu))
                .awaitItem(PATIENCE)
                .getItem();
        assertThat(drawn.picture().bytes()).isNotEmpty();
    }

    @Test
    void aRequestWhoseTimeIsUpDuringItsAnalysisIsNotDrawn() {
        LateOutfits late = new LateOutfits(parser, cpu);
        assertLate(ask(pipeline(LIMIT, late, null, null, cpu)));
        assertThat(late.found()).as("the analysis itself succeeded").isTrue();
    }

    @Test
    void aRequestWhoseTimeIsUpWhileItIsDrawnIsNotEncoded() {
        CountDownLatch drawn = new CountDownLatch(1);
        Compositor late = new Compositor() {
            @Override
            public Composition compose(Customer customer, Item item, Fit fit) {
                Deadline later = Deadline.after(LIMIT); // than the request's, which began before
                Composition composition = super.compose(customer, item, fit);
                while (!later.passed()) {
                    Thread.onSpinWait();
                }
                drawn.countDown();
                return composition;
            }
        };
        assertLate(ask(pipeline(LIMIT, outfits, late, null, cpu)));
        assertThat(drawn.getCount()).as("the drawing itself succeeded").isZero();
    }

    @Test
    void aRequestThatIsCancelledWhileItIsDrawnIsNotEncoded() throws InterruptedException, TimeoutException {
        CountDownLatch drawing = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Compositor slow = new Compositor() {
            @Override
            public Composition compose(Customer customer, Item item, Fit fit) {
                drawing.countDown();
                Composition composition = super.compose(customer, item, fit);
                awaitLatch(cancelled);
                return composition;
            }
        };
        CountingPool pool = new CountingPool();
        try (LogLines faults = new LogLines("", Level.SEVERE)) {
            UniAssertSubscriber<TryOnResult> request = ask(pipeline(PATIENCE, outfits, slow, null, pool));
            awaitLatch(drawing);
            request.cancel();
            cancelled.countDown();
            pool.awaitAll();
            assertThat(faults.lines()).as("of an encoder that is not there").isEmpty();
        }
    }

    private TryOnPipeline pipeline(
            Duration limit, Outfits outfits, Compositor compositor, ImageEncoder encoder, CpuPool cpu) {
        Admission admission = new Admission(1, 0, limit, new SimpleMeterRegistry());
        return new TryOnPipeline(admission, budget, decoder, analyses, outfits, compositor, encoder, cpu);
    }

    private UniAssertSubscriber<TryOnResult> ask(TryOnPipeline pipeline) {
        return pipeline.tryOn(samples.request(AnalysisOptions.DEFAULT, OutputFormat.PNG))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertLate(UniAssertSubscriber<?> request) {
        assertThat(request.awaitFailure(PATIENCE).getFailure())
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows when it has nothing to do any more. */
    private static final class CountingPool extends CpuPool {
        private final Phaser underWay = new Phaser(1);

        @Override
        public void execute(Runnable work) {
            underWay.register();
            super.execute(() -> {
                try {
                    work.run();
                } finally {
                    underWay.arriveAndDeregister();
                }
            });
        }

        void awaitAll() throws InterruptedException, TimeoutException {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
