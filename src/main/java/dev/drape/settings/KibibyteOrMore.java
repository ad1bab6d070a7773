package dev.drape.settings;

import org.eclipse.microprofile.config.spi.Converter;

/** Bytes, 1 KiB or more. */
public final class KibibyteOrMore implements Converter<Long> {
    private static final Converter<Long> BOUNDED = Bounds.longs(1024, Long.MAX_VALUE);

    @Override
    public Long convert(String value) {
        return BOUNDED.convert(value);
    }
}
