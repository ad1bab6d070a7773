package dev.drape.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.Converters;
import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/**
 * Makes converters for the settings of one mapping, which implement {@link Converter} themselves because a mapping names
 * them by class. All refuse what they cannot read and what is out of bounds with an {@link IllegalArgumentException};
 * both bounds are taken.
 */
public final class Bounds {
    private Bounds() {}

    public static Converter<Integer> integer(int least, int most) {
        return Converters.rangeValueConverter(Converters.getImplicitConverter(Integer.class), least, true, most, true);
    }

    public static Converter<Long> whole(long least, long most) {
        return Converters.rangeValueConverter(Converters.getImplicitConverter(Long.class), least, true, most, true);
    }

    public static Converter<Double> real(double least, double most) {
        return Converters.rangeValueConverter(Converters.getImplicitConverter(Double.class), least, true, most, true);
    }

    static Converter<Duration> duration(Duration least) {
        return Converters.minimumValueConverter(new DurationConverter(), least, true);
    }
}
