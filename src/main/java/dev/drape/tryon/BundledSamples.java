package dev.drape.tryon;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.compose.Fit;
import dev.drape.image.Upload;
import dev.drape.image.codec.OutputFormat;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The sample photos inside the application, for the test endpoints and the warm-up. Reading them blocks. */
@ApplicationScoped
public class BundledSamples {
    private static final String CUSTOMER = "/samples/customer-hopper.jpg";
    private static final String GARMENT = "/samples/garment-tee-navy.jpg";

    /** The sample garment on the sample customer. */
    public TryOnRequest request(AnalysisOptions analysis, OutputFormat format) {
        return new TryOnRequest(read(CUSTOMER), read(GARMENT), Optional.empty(), analysis, Fit.REGULAR, format, false);
    }

    private static Upload read(String resource) {
        try (InputStream in = BundledSamples.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the application was packaged without " + resource);
            }
            return Upload.owning(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
