package dev.drape.image.codec;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * An embedded ICC profile, and the way from its colours to sRGB through the JDK's colour management (Little CMS). A
 * profile that is damaged, or made for another number of channels, changes nothing: browsers do the same.
 */
final class ColorProfile {
    /** Real profiles of cameras, screens and printers have 0.5 kB to 3 MB. */
    static final int MAX_BYTES = 4 << 20;

    /** Pixels converted at a time: keeps the copies the conversion needs small. */
    private static final int STRIP = 1 << 15;

    /** Steps along each channel of the probe that finds out whether a profile is sRGB by another name. */
    private static final int PROBE_STEPS = 6;

    /** sRGB profiles of different makers differ by one level through their rounded curves. */
    private static final int PROBE_TOLERANCE = 1;

    private final byte[] bytes;

    /** Takes the array over. */
    ColorProfile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Number of bytes. */
    int length() {
        return bytes.length;
    }

    /**
     * Converts pixels.
     *
     * @param rgb interleaved; grey pixels have three equal values
     * @param grey whether the pixels are grey, so that a profile of one channel fits them
     * @return a converted copy; the array itself if the profile changes nothing
     */
    byte[] toSrgb(byte[] rgb, boolean grey) {
        try {
            Optional<Conversion> conversion = conversion(grey);
            if (conversion.isEmpty() || conversion.get().isIdentity()) {
                return rgb;
            }
            byte[] converted = rgb.clone();
            conversion.get().convert(converted);
            return converted;
        } catch (CMMException | ProfileDataException | IllegalArgumentException e) {
            // Damaged inside: as good as no profile.
            return rgb;
        }
    }

    private Optional<Conversion> conversion(boolean grey) {
        ICC_Profile profile = ICC_Profile.getInstance(bytes);
        int channels = profile.getNumComponents();
        return channels == 3 || (channels == 1 && grey)
                ? Optional.of(new Conversion(profile, channels))
                : Optional.empty();
    }

    /** From one profile to sRGB. */
    private static final class Conversion {
        private final ColorConvertOp op;
        private final int channels;

        Conversion(ICC_Profile from, int channels) {
            this.op = new ColorConvertOp(new ICC_Profile[] {from, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
            this.channels = channels;
        }

        boolean isIdentity() {
            byte[] before = probe();
            byte[] after = before.clone();
            convert(after);
            for (int i = 0; i < before.length; i++) {
                if (Math.abs((before[i] & 0xff) - (after[i] & 0xff)) > PROBE_TOLERANCE) {
                    return false;
                }
            }
            return true;
        }

        /** A grid over the cube of colours, or over the greys. */
        private byte[] probe() {
            byte[] colors = new byte[3 * PROBE_STEPS * PROBE_STEPS * PROBE_STEPS];
            for (int i = 0; i < colors.length / 3; i++) {
                int red = i % PROBE_STEPS;
                colors[3 * i] = level(red);
                colors[3 * i + 1] = level(channels == 1 ? red : i / PROBE_STEPS % PROBE_STEPS);
                colors[3 * i + 2] = level(channels == 1 ? red : i / (PROBE_STEPS * PROBE_STEPS));
            }
            return colors;
        }

        private static byte level(int step) {
            return (byte) (255 * step / (PROBE_STEPS - 1));
        }

        void convert(byte[] rgb) {
            for (int from = 0; from < rgb.length; from += 3 * STRIP) {
                int pixels = Math.min(STRIP, (rgb.length - from) / 3);
                WritableRaster source = raster(pixels, channels);
                pick(rgb, from, bytes(source), channels);
                WritableRaster target = raster(pixels, 3);
                op.filter(source, target);
                System.arraycopy(bytes(target), 0, rgb, from, 3 * pixels);
            }
        }

        private static void pick(byte[] rgb, int from, byte[] target, int channels) {
            for (int i = 0; i < target.length; i++) {
                target[i] = rgb[from + (channels == 3 ? i : 3 * i)];
            }
        }

        private static WritableRaster raster(int pixels, int channels) {
            return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, channels, null);
        }

        private static byte[] bytes(WritableRaster raster) {
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        }
    }
}
