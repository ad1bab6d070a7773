package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

/** A part of a whole, 0…1. */
public final class Share implements Converter<Double> {
    private static final Converter<Double> BOUNDED = Bounds.real(0, 1);

    @Override
    public Double convert(String value) {
        return BOUNDED.convert(value);
    }
}
