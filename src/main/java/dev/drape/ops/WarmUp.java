package dev.drape.ops;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.image.RgbImage;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.tryon.BundledSamples;
import dev.drape.tryon.TryOnPipeline;
import dev.drape.tryon.TryOnRequest;
import dev.drape.warming.Warming;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;

/**
 * Draws the sample try-on and asks the service's own port for more, so that no customer pays for class loading, native
 * libraries and cold code. If that fails, the service starts cold: whatever is wrong will be said of a customer's request
 * too. Then the cache's own warming begins.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final AnalysisOptions UNCACHED =
            new AnalysisOptions(AnalysisOptions.DEFAULT.complexity(), AnalysisOptions.DEFAULT.standardise(), false);

    /** Try-ons before the port is asked, which is not open yet when the warm-up begins. One takes longer than that. */
    private static final int FIRST_ROUNDS = 1;

    /** Try-ons where the port cannot be asked. */
    private static final int MORE_ROUNDS = 5;

    /** Analyses that the port is asked for at least; then a try-on and more analyses while there is time. */
    private static final int REHEARSALS = 4;

    private static final String ANALYSIS = "/analyze/customer";
    private static final String PHOTO_PART = "image";

    /** Side, px, of a photo of nobody: its analysis passes the caches and leaves nothing there, because failures are not kept. */
    private static final int NOBODY = 512;

    private static final int GRAY = 0x808080;

    /** Nothing further is begun after this time: readiness comes first. */
    private static final Duration TIME = Duration.ofSeconds(2);

    private final BundledSamples samples;
    private final TryOnPipeline pipeline;
    private final OwnPort port;
    private final ImageEncoder encoder;
    private final Warming warming;
    private volatile boolean done;
    private volatile double millis;

    WarmUp(BundledSamples samples, TryOnPipeline pipeline, OwnPort port, ImageEncoder encoder, Warming warming) {
        this.samples = samples;
        this.pipeline = pipeline;
        this.port = port;
        this.encoder = encoder;
        this.warming = warming;
    }

    /** Reads the samples, then lets the pipeline's own threads do the rest. */
    void begin() {
        long start = System.nanoTime();
        TryOnRequest sample = samples.request(UNCACHED, OutputFormat.PNG);
        draw(sample, FIRST_ROUNDS, start, () -> {
            Thread thread = new Thread(() -> rehearse(sample, start), "drape-rehearsal");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void draw(TryOnRequest sample, int rounds, long startNanos, Runnable then) {
        pipeline.tryOn(sample)
                .subscribe()
                .with(
                        result -> {
                            if (rounds > 1 && inTime(startNanos)) {
                                draw(sample, rounds - 1, startNanos, then);
                            } else {
                                then.run();
                            }
                        },
                        failure -> {
                            LOG.errorf(failure, "the warm-up failed; the service starts cold");
                            end(startNanos);
                        });
    }

    private void rehearse(TryOnRequest sample, long startNanos) {
        byte[] customer = sample.customer().bytes();
        byte[] garment = sample.garment().bytes();
        try {
            port.post(ANALYSIS, Map.of(PHOTO_PART, nobody()), true);
            for (int asked = 0; asked < REHEARSALS || inTime(startNanos); asked++) {
                if (asked == REHEARSALS) {
                    ask(
                            "/virtual-tryon",
                            Map.of(TryOnRequest.CUSTOMER_PART, customer, TryOnRequest.GARMENT_PART, garment));
                } else {
                    ask(ANALYSIS, Map.of(PHOTO_PART, customer));
                }
            }
            end(startNanos);
        } catch (IOException e) {
            LOG.warnf("The warm-up could not ask the service's own port, so the first request will be slower: %s", e);
            draw(sample, MORE_ROUNDS, startNanos, () -> end(startNanos));
        }
    }

    private byte[] nobody() {
        return encoder.encode(RgbImage.filled(NOBODY, NOBODY, GRAY), OutputFormat.JPEG);
    }

    private void ask(String path, Map<String, byte[]> photos) throws IOException {
        int status = port.post(path, photos, false);
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException(path + " answered " + status);
        }
    }

    private static boolean inTime(long startNanos) {
        return System.nanoTime() - startNanos < TIME.toNanos();
    }

    private void end(long startNanos) {
        millis = (System.nanoTime() - startNanos) / 1e6;
        LOG.infof("Warmed up in %d ms", Math.round(millis));
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
