package dev.drape.api;

import dev.drape.image.codec.OutputFormat;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import java.util.Optional;

/** Whether a caller wants JSON or a bare picture, from its {@code Accept} header. */
final class Accepts {
    private Accepts() {}

    /** The picture format the caller prefers to JSON; empty if it prefers JSON or says nothing. */
    static Optional<OutputFormat> picture(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            for (OutputFormat format : OutputFormat.values()) {
                if (type.isCompatible(MediaType.valueOf(format.mediaType()))) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }
}
