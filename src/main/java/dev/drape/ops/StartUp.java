package dev.drape.ops;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.image.codec.OutputFormat;
import dev.drape.inference.ModelCatalog;
import dev.drape.tryon.BundledSamples;
import dev.drape.tryon.TryOnPipeline;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.time.Duration;

/**
 * Loads the models, then draws the sample try-on once, so that no customer pays for class loading, native libraries and
 * cold code. Loading happens before the port opens: a missing or damaged model stops the start. The warm-up runs beside
 * it: the service is alive but not started until it ends.
 */
@ApplicationScoped
class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);
    private static final AnalysisOptions UNCACHED =
            new AnalysisOptions(AnalysisOptions.DEFAULT.complexity(), AnalysisOptions.DEFAULT.standardise(), false);

    private final ModelCatalog models;
    private final BundledSamples samples;
    private final TryOnPipeline pipeline;
    private volatile boolean warm;

    StartUp(ModelCatalog models, BundledSamples samples, TryOnPipeline pipeline) {
        this.models = models;
        this.samples = samples;
        this.pipeline = pipeline;
    }

    void onStart(@Observes StartupEvent event) {
        models.load();
        Thread warmUp = new Thread(this::warmUp, "drape-warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
    }

    private void warmUp() {
        long start = System.nanoTime();
        pipeline.tryOn(samples.request(UNCACHED, OutputFormat.PNG))
                .subscribe()
                .with(result -> warmed(start), failure -> {
                    LOG.errorf(failure, "the warm-up failed; the service starts cold");
                    warm = true;
                });
    }

    private void warmed(long start) {
        LOG.infof(
                "Warmed up in %d ms",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        warm = true;
    }

    /** Whether the models are loaded and the warm-up has ended. */
    boolean done() {
        return warm;
    }
}
