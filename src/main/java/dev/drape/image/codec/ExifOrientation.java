package dev.drape.image.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one EXIF tag that matters to pixels: which way is up (EXIF 2.32, tag 0x0112), 1…8. Only the first directory is
 * read; whatever is malformed counts as upright.
 */
final class ExifOrientation {
    static final int UPRIGHT = 1;

    private static final short LITTLE_ENDIAN = 0x4949;
    private static final short TIFF_MAGIC = 42;
    private static final short ORIENTATION = 0x0112;
    private static final short TYPE_SHORT = 3;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /** {@code tiff} holds the TIFF structure from its position to its limit, without the {@code Exif} prefix. */
    static int of(ByteBuffer tiff) {
        ByteBuffer in = tiff.slice();
        if (in.remaining() < HEADER_BYTES) {
            return UPRIGHT;
        }
        in.order(in.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        if (in.getShort(2) != TIFF_MAGIC || directory < HEADER_BYTES || directory > in.limit() - 2) {
            return UPRIGHT;
        }
        int entries = Math.min(in.getShort(directory) & 0xffff, (in.limit() - directory - 2) / ENTRY_BYTES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (in.getShort(entry) == ORIENTATION) {
                return in.getShort(entry + 2) == TYPE_SHORT ? known(in.getShort(entry + 8)) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int known(int value) {
        return value >= 1 && value <= 8 ? value : UPRIGHT;
    }
}
