package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

/** A number of which there may be none. */
public final class ZeroOrMore implements Converter<Integer> {
    private static final Converter<Integer> BOUNDED = Bounds.ints(0, Integer.MAX_VALUE);

    @Override
    public Integer convert(String value) {
        return BOUNDED.convert(value);
    }
}
