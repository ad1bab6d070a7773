package dev.drape.inference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a device.
 *
 * @param cuda whether it is a CUDA device rather than the CPU
 * @param ordinal the CUDA ordinal, 0 for the CPU
 */
record DeviceId(boolean cuda, int ordinal) {
    static final DeviceId CPU = new DeviceId(false, 0);

    private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");

    static DeviceId cuda(int ordinal) {
        return new DeviceId(true, ordinal);
    }

    /** Reads {@code cpu} or {@code cuda:<ordinal>}. */
    static DeviceId of(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        Matcher matcher = CUDA.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither cpu nor cuda:<number>");
        }
        return cuda(Integer.parseInt(matcher.group(1)));
    }

    @Override
    public String toString() {
        return cuda ? "cuda:" + ordinal : "cpu";
    }
}
