package dev.drape.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What the operator decides about uploaded pictures: keys below {@code drape.image}. */
@ConfigMapping(prefix = "drape.image")
public interface ImageConfig {
    /** Largest file, bytes; 10 MiB unless set, at most 256 MiB. */
    @WithDefault("10485760")
    @Min(1024)
    @Max(256L << 20)
    long maxBytes();

    /** Most pixels, width × height; 25 million unless set. A decoded pixel takes 3 bytes of heap and up to 8 outside it. */
    @WithDefault("25000000")
    @Min(4096)
    @Max(200_000_000)
    long maxPixels();

    /** Least length of the shorter side, px; 64 unless set. */
    @WithDefault("64")
    @Min(1)
    @Max(4096)
    int minSide();

    /** Greatest length of the longer side, px; 16,384 unless set. */
    @WithDefault("16384")
    @Min(4096)
    @Max(65_535)
    int maxSide();
}
