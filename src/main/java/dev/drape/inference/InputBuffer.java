package dev.drape.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The native memory a lane hands its inputs to ONNX Runtime in, as large as the largest input so far. Reused, because a
 * heap buffer would be copied to fresh native memory on every run and wait there for the garbage collector. Belongs to one
 * thread.
 */
final class InputBuffer {
    private FloatBuffer buffer = FloatBuffer.allocate(0);

    /** The tensor's values in native memory; valid until the next call. */
    FloatBuffer holding(Tensor tensor) {
        if (buffer.capacity() < tensor.size()) {
            buffer = ByteBuffer.allocateDirect(tensor.size() * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return buffer.clear().put(tensor.data()).flip();
    }
}
