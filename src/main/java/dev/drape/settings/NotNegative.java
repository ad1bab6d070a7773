package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** A time that may be none. */
public final class NotNegative implements Converter<Duration> {
    private static final Converter<Duration> BOUNDED = Bounds.duration(Duration.ZERO);

    @Override
    public Duration convert(String value) {
        return BOUNDED.convert(value);
    }
}
