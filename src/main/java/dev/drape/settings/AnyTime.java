package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** A time that may be none: up to 10,000 days. */
public final class AnyTime implements Converter<Duration> {
    private static final Converter<Duration> BOUNDED = Bounds.durations(Duration.ZERO, Bounds.LONGEST);

    @Override
    public Duration convert(String value) {
        return BOUNDED.convert(value);
    }
}
