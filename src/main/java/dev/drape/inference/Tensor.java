package dev.drape.inference;

import java.util.Arrays;
import java.util.List;

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

    /** Items of batch dimension 1 one after the other, zeros behind them up to {@code batch} items. */
    static Tensor stacked(List<Tensor> items, int batch) {
        long[] shape = items.get(0).shape();
        int size = items.get(0).size();
        float[] all = new float[batch * size];
        for (int i = 0; i < items.size(); i++) {
            System.arraycopy(items.get(i).data, 0, all, i * size, size);
        }
        shape[0] = batch;
        return new Tensor(all, shape);
    }

    /** The item of that index, with batch dimension 1. */
    Tensor item(int index) {
        int size = Math.toIntExact(data.length / shape[0]);
        long[] one = shape.clone();
        one[0] = 1;
        return new Tensor(Arrays.copyOfRange(data, index * size, (index + 1) * size), one);
    }

    public long[] shape() {
        return shape.clone();
    }

    /** Items: the first dimension. */
    long batch() {
        return shape.length == 0 ? 1 : shape[0];
    }

    /** Whether every value is a number. */
    public boolean isFinite() {
        for (float value : data) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
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
