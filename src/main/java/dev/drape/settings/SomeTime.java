package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** A time that can pass: one millisecond to 10,000 days. */
public final class SomeTime implements Converter<Duration> {
    private static final Converter<Duration> BOUNDED = Bounds.durations(Duration.ofMillis(1), Bounds.LONGEST);

    @Override
    public Duration convert(String value) {
        return BOUNDED.convert(value);
    }
}
