package dev.drape.inference;

import java.util.Arrays;

/** A float32 tensor on the heap, row-major. Immutable, any thread. */
public final class Tensor {
    private final float[] data;
    private final long[] shape;

    private Tensor(float[] data, long[] shape) {
        long n = 1;
        for (long d : shape) {
            n = Math.multiplyExact(n, d);
        }
        if (n != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " holds " + n + " values, not " + data.length);
        }
        this.data = data;
        this.shape = shape;
    }

    /** Takes the array over: the caller must not write to it again. */
    public static Tensor owning(float[] data, long... shape) {
        return new Tensor(data, shape.clone());
    }

    public long[] shape() {
        return shape.clone();
    }

    /** Number of values. */
    public int size() {
        return data.length;
    }

    /** Value at a flat index. */
    public float at(int index) {
        return data[index];
    }

    /** A copy of the values. */
    public float[] toFloats() {
        return data.clone();
    }

    /** The array itself, for this package's native copies; nobody writes to it. */
    float[] data() {
        return data;
    }

    @Override
    public String toString() {
        return "Tensor " + Arrays.toString(shape);
    }
}
