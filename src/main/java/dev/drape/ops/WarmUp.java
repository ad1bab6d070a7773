package dev.drape.ops;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.image.codec.OutputFormat;
import dev.drape.tryon.BundledSamples;
import dev.drape.tryon.TryOnPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Draws the sample try-on once, so that no customer pays for class loading, native libraries and cold code. If that
 * fails, the service starts cold: whatever is wrong will be said of a customer's request too.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final AnalysisOptions UNCACHED =
            new AnalysisOptions(AnalysisOptions.DEFAULT.complexity(), AnalysisOptions.DEFAULT.standardise(), false);

    private final BundledSamples samples;
    private final TryOnPipeline pipeline;
    private volatile boolean done;
    private volatile double millis;

    WarmUp(BundledSamples samples, TryOnPipeline pipeline) {
        this.samples = samples;
        this.pipeline = pipeline;
    }

    /** Reads the samples, then lets the pipeline's own threads do the rest. */
    void begin() {
        long start = System.nanoTime();
        pipeline.tryOn(samples.request(UNCACHED, OutputFormat.PNG))
                .onTermination()
                .invoke(() -> end(start))
                .subscribe()
                .with(
                        result -> LOG.infof("Warmed up in %d ms", Math.round(millis)),
                        failure -> LOG.errorf(failure, "the warm-up failed; the service starts cold"));
    }

    private void end(long startNanos) {
        millis = (System.nanoTime() - startNanos) / 1e6;
        done = true;
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
