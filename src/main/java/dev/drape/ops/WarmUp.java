package dev.drape.ops;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.image.codec.OutputFormat;
import dev.drape.tryon.BundledSamples;
import dev.drape.tryon.TryOnPipeline;
import dev.drape.warming.Warming;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Duration;

/**
 * Draws the sample try-on a few times, so that no customer pays for class loading, native libraries and cold code. If that
 * fails, the service starts cold: whatever is wrong will be said of a customer's request too. Then the cache's own warming
 * begins.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final AnalysisOptions UNCACHED =
            new AnalysisOptions(AnalysisOptions.DEFAULT.complexity(), AnalysisOptions.DEFAULT.standardise(), false);

    /** Code is compiled when it has run often; each round is several times as fast as the one before. */
    private static final int ROUNDS = 6;

    /** No further round is begun after this time: readiness comes first. */
    private static final Duration TIME = Duration.ofSeconds(2);

    private final BundledSamples samples;
    private final TryOnPipeline pipeline;
    private final Warming warming;
    private volatile boolean done;
    private volatile double millis;

    WarmUp(BundledSamples samples, TryOnPipeline pipeline, Warming warming) {
        this.samples = samples;
        this.pipeline = pipeline;
        this.warming = warming;
    }

    /** Reads the samples, then lets the pipeline's own threads do the rest. */
    void begin() {
        round(1, System.nanoTime());
    }

    private void round(int number, long startNanos) {
        pipeline.tryOn(samples.request(UNCACHED, OutputFormat.PNG))
                .subscribe()
                .with(
                        result -> {
                            if (number < ROUNDS && System.nanoTime() - startNanos < TIME.toNanos()) {
                                round(number + 1, startNanos);
                            } else {
                                end(startNanos);
                                LOG.infof("Warmed up in %d ms, rounds: %d", Math.round(millis), number);
                            }
                        },
                        failure -> {
                            end(startNanos);
                            LOG.errorf(failure, "the warm-up failed; the service starts cold");
                        });
    }

    private void end(long startNanos) {
        millis = (System.nanoTime() - startNanos) / 1e6;
        done = true;
        warming.atStart();
    }

    /** Whether it has ended, well or not. */
    boolean done() {
        return done;
    }

    /** How long it took, 0 until it has ended. */
    double millis() {
        return millis;
    }
}
