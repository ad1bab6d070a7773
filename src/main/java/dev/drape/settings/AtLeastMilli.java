package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** A time that can pass: one millisecond or more. */
public final class AtLeastMilli implements Converter<Duration> {
    private static final Converter<Duration> BOUNDED = Bounds.duration(Duration.ofMillis(1));

    @Override
    public Duration convert(String value) {
        return BOUNDED.convert(value);
    }
}
