package dev.drape.image;

import dev.drape.settings.Bounds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/** What the operator decides about uploaded pictures: keys below {@code drape.image}. */
@ConfigMapping(prefix = "drape.image")
public interface ImageConfig {
    /** Largest file, bytes; 10 MiB unless set, at most 256 MiB. */
    @WithDefault("10485760")
    @WithConverter(FileBytes.class)
    long maxBytes();

    /** Most pixels, width × height; 25 million unless set. A decoded pixel takes 3 bytes of heap and up to 8 outside it. */
    @WithDefault("25000000")
    @WithConverter(Pixels.class)
    long maxPixels();

    /** Least length of the shorter side, px; 64 unless set. */
    @WithDefault("64")
    @WithConverter(ShorterSide.class)
    int minSide();

    /** Greatest length of the longer side, px; 16,384 unless set. */
    @WithDefault("16384")
    @WithConverter(LongerSide.class)
    int maxSide();

    /** 1 KiB to 256 MiB. */
    final class FileBytes implements Converter<Long> {
        private static final Converter<Long> BOUNDED = Bounds.longs(1024, 256L << 20);

        @Override
        public Long convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** 64×64 to 200 million. */
    final class Pixels implements Converter<Long> {
        private static final Converter<Long> BOUNDED = Bounds.longs(4096, 200_000_000);

        @Override
        public Long convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** 1 to 4,096 px. */
    final class ShorterSide implements Converter<Integer> {
        private static final Converter<Integer> BOUNDED = Bounds.ints(1, 4096);

        @Override
        public Integer convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** 4,096 px to the 65,535 of JPEG. */
    final class LongerSide implements Converter<Integer> {
        private static final Converter<Integer> BOUNDED = Bounds.ints(4096, 65_535);

        @Override
        public Integer convert(String value) {
            return BOUNDED.convert(value);
        }
    }
}
