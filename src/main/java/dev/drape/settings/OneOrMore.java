package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

/** A number of which there must be one. */
public final class OneOrMore implements Converter<Integer> {
    private static final Converter<Integer> BOUNDED = Bounds.ints(1, Integer.MAX_VALUE);

    @Override
    public Integer convert(String value) {
        return BOUNDED.convert(value);
    }
}
