package dev.drape.analysis;

import dev.drape.settings.Bounds;
import dev.drape.settings.SomeTime;
import dev.drape.settings.ZeroOrMore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** How photos are analysed and how many analyses are kept. */
@ConfigMapping(prefix = "drape.analysis")
public interface AnalysisConfig {

    /** Entries of each of the two caches. Environment: {@code MAX_CACHE_SIZE}. */
    @WithDefault("100")
    @WithConverter(ZeroOrMore.class)
    int maxCacheSize();

    /**
     * The landmark model when the caller does not choose: {@code 0} lite, {@code 1} full, {@code 2} heavy, {@code auto}
     * = 2 on a GPU, 1 on a CPU. Environment: {@code MODEL_COMPLEXITY}.
     */
    @WithDefault("auto")
    @WithConverter(LandmarkModel.class)
    ComplexityChoice modelComplexity();

    /** Time limit of one shared computation, whatever its callers' own deadlines. */
    @WithDefault("30s")
    @WithConverter(SomeTime.class)
    Duration timeLimit();

    /** Whether a garment photo may use the analysis of another photo that shows the same garment in the same place. */
    @WithDefault("false")
    boolean similarGarments();

    /** What a customer photo must fulfil to be drawn on; see {@link PhotoLimits}. */
    Limits limits();

    /** {@link PhotoLimits} as configuration, with the same defaults. */
    interface Limits {
        /** A pose less certain is no person, 0…1. */
        @WithDefault("0.8")
        @WithConverter(Share.class)
        double minPersonConfidence();

        /** Share of the torso inside the picture, 0…1. */
        @WithDefault("0.4")
        @WithConverter(Share.class)
        double minTorsoShare();

        /** Share of the legs inside the picture for bottoms and one-pieces, 0…1. */
        @WithDefault("0.25")
        @WithConverter(Share.class)
        double minLegShare();

        /** Turn of the shoulders away from the camera, degrees. */
        @WithDefault("60")
        @WithConverter(Degrees.class)
        double maxYawDeg();

        /** Mean luma, 0…1. */
        @WithDefault("0.1")
        @WithConverter(Share.class)
        double minBrightness();

        /** Sharpness, 0…1. */
        @WithDefault("0.02")
        @WithConverter(Share.class)
        double minSharpness();

        /** Shorter side, px. */
        @WithDefault("256")
        @WithConverter(ShortSide.class)
        int minShortSide();
    }

    /** The configured limits as a value. */
    default PhotoLimits photoLimits() {
        Limits limits = limits();
        return new PhotoLimits(
                limits.minPersonConfidence(),
                limits.minTorsoShare(),
                limits.minLegShare(),
                limits.maxYawDeg(),
                limits.minBrightness(),
                limits.minSharpness(),
                limits.minShortSide());
    }

    /** Says why a value is refused, which an implicit converter hides. */
    final class LandmarkModel implements Converter<ComplexityChoice> {
        @Override
        public ComplexityChoice convert(String value) {
            return ComplexityChoice.of(value);
        }
    }

    /** 0 to 1. */
    final class Share implements Converter<Double> {
        private static final Converter<Double> BOUNDED = Bounds.doubles(0, 1);

        @Override
        public Double convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** 0 to 180. */
    final class Degrees implements Converter<Double> {
        private static final Converter<Double> BOUNDED = Bounds.doubles(0, 180);

        @Override
        public Double convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** 64 px or more. */
    final class ShortSide implements Converter<Integer> {
        private static final Converter<Integer> BOUNDED = Bounds.ints(64, Integer.MAX_VALUE);

        @Override
        public Integer convert(String value) {
            return BOUNDED.convert(value);
        }
    }
}
