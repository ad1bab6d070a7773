package dev.drape.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.Converters;
import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/**
 * What the converters of settings are made of; each is a class of its own because a mapping names it by class. All refuse what
 * they cannot read and what is out of bounds with an {@link IllegalArgumentException}; a value at a bound is taken.
 */
public final class Bounds {
    /** 27 years: no sum of a few such times is too long for nanoseconds in a {@code long}. */
    static final Duration LONGEST = Duration.ofDays(10_000);

    private Bounds() {}

    public static Converter<Integer> ints(int least, int most) {
        return Converters.rangeValueConverter(Converters.getImplicitConverter(Integer.class), least, true, most, true);
    }

    public static Converter<Long> longs(long least, long most) {
        return Converters.rangeValueConverter(Converters.getImplicitConverter(Long.class), least, true, most, true);
    }

    public static Converter<Double> doubles(double least, double most) {
        return Converters.rangeValueConverter(Converters.getImplicitConverter(Double.class), least, true, most, true);
    }

    public static Converter<Duration> durations(Duration least, Duration most) {
        return Converters.rangeValueConverter(new DurationConverter(), least, true, most, true);
    }
}
