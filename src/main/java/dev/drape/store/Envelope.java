package dev.drape.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How an entry lies in a store: what it is, whose it is, until when it holds, its compressed content and a checksum over
 * all that. Big-endian:
 *
 * <pre>
 * 8  "DRAPE" 0 0 and the envelope's version
 * 32 SHA-256 of the entry's key
 * 8  end of its life, ms since 1970
 * 4  length of the content, bytes
 * n  the content, zlib
 * 4  CRC-32C of all before
 * </pre>
 *
 * Pure, any thread.
 */
final class Envelope {
    private static final byte[] MAGIC = "DRAPE\0\0\1".getBytes(StandardCharsets.ISO_8859_1);
    private static final int KEY_BYTES = 32;
    private static final int HEAD = MAGIC.length + KEY_BYTES + Long.BYTES + Integer.BYTES;

    /** A longer content is damage: an analysis of the largest masks has less than 16 MiB. */
    private static final int MAX_CONTENT = 64 << 20;

    private Envelope() {}

    /** @param key 32 bytes */
    static byte[] seal(byte[] key, Instant end, byte[] content) {
        byte[] packed = deflate(content);
        ByteBuffer out = ByteBuffer.allocate(HEAD + packed.length + Integer.BYTES)
                .put(MAGIC)
                .put(key)
                .putLong(end.toEpochMilli())
                .putInt(content.length)
                .put(packed);
        return out.putInt(checksum(out.array(), out.position())).array();
    }

    /**
     * The content; empty if its life has ended.
     *
     * @throws CorruptEntryException if these are not the bytes that {@link #seal} made for that key
     */
    static Optional<byte[]> open(byte[] key, Instant now, byte[] entry) throws CorruptEntryException {
        if (entry.length < HEAD + Integer.BYTES || !Arrays.equals(entry, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new CorruptEntryException("it is not an entry of this version");
        }
        ByteBuffer in = ByteBuffer.wrap(entry);
        if (checksum(entry, entry.length - Integer.BYTES) != in.getInt(entry.length - Integer.BYTES)) {
            throw new CorruptEntryException("its checksum is wrong");
        }
        byte[] owner = new byte[KEY_BYTES];
        in.position(MAGIC.length).get(owner);
        if (!Arrays.equals(owner, key)) {
            throw new CorruptEntryException("it is the entry of another key");
        }
        long end = in.getLong();
        int length = in.getInt();
        if (end <= now.toEpochMilli()) {
            return Optional.empty();
        }
        return Optional.of(inflate(entry, HEAD, entry.length - HEAD - Integer.BYTES, length));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 8 + 64);
            byte[] chunk = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] entry, int offset, int packed, int length) throws CorruptEntryException {
        if (length < 0 || length > MAX_CONTENT) {
            throw new CorruptEntryException("its content has " + length + " bytes");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(entry, offset, packed);
            byte[] content = new byte[length];
            int n = 0;
            while (n < length && !inflater.finished() && !inflater.needsInput()) {
                n += inflater.inflate(content, n, length - n);
            }
            if (n != length) {
                throw new CorruptEntryException("its content is cut off");
            }
            return content;
        } catch (DataFormatException e) {
            throw new CorruptEntryException("its content cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
