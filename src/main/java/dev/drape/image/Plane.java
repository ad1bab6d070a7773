package dev.drape.image;

/** One float a pixel, row by row from the top; what the number means is the maker's to say. Immutable, any thread. */
public final class Plane {
    private final int width;
    private final int height;
    private final float[] values;

    private Plane(int width, int height, float[] values) {
        if (width <= 0 || height <= 0 || values.length != (long) width * height) {
            throw new IllegalArgumentException(width + "×" + height + " needs 1 float a pixel, got " + values.length);
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** Takes the array over: the caller must not write to it again. {@code values.length == width * height}. */
    public static Plane owning(int width, int height, float[] values) {
        return new Plane(width, height, values);
    }

    /** The mask's values divided by 255: 0…1. */
    public static Plane of(Mask mask) {
        float[] values = new float[mask.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask.at(i) / 255f;
        }
        return new Plane(mask.width(), mask.height(), values);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int size() {
        return values.length;
    }

    public float at(int index) {
        return values[index];
    }

    public float at(int x, int y) {
        return values[y * width + x];
    }

    /** A copy of the values. */
    public float[] toFloats() {
        return values.clone();
    }

    /** Values 0…1 as a mask 0…255, rounded and clipped. */
    public Mask toMask() {
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (Math.min(1f, Math.max(0f, values[i])) * 255f + 0.5f);
        }
        return Mask.owning(width, height, out);
    }

    /** 255 where the value is greater than the limit. */
    public Mask above(double limit) {
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (values[i] > limit ? 255 : 0);
        }
        return Mask.owning(width, height, out);
    }

    @Override
    public String toString() {
        return "Plane " + width + "×" + height;
    }
}
