package dev.drape.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** The HTTP surface. */
@ConfigMapping(prefix = "drape.api")
public interface ApiConfig {

    /**
     * Bytes of a whole request body; default two photos of 10 MiB and their multipart framing. Keep it above twice
     * {@code drape.image.max-bytes}.
     */
    @WithDefault("22020096")
    @Min(1024)
    long maxRequestBytes();

    /** How the line a request is written: {@code json}, {@code text} or {@code off}; JSON in production. */
    @WithDefault("text")
    LogFormat requestLog();

    /** Whether {@code /test/…} answers; on in dev and test, off in production. */
    @WithDefault("false")
    boolean testEndpoints();
}
