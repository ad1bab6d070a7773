package dev.drape.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.function.Function;

/**
 * A picture as it is stored: width, height and its values row by row; floats big-endian.
 *
 * @param width px
 * @param height px
 * @param values bytes of all pixels
 */
record Pixels(int width, int height, byte[] values) {

    static Pixels of(Mask mask) {
        return new Pixels(mask.width(), mask.height(), mask.toBytes());
    }

    static Pixels of(RgbImage image) {
        return new Pixels(image.width(), image.height(), image.toBytes());
    }

    static Pixels of(Plane plane) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * plane.size());
        bytes.asFloatBuffer().put(plane.toFloats());
        return new Pixels(plane.width(), plane.height(), bytes.array());
    }

    Mask mask() {
        return Mask.owning(width, height, values);
    }

    RgbImage rgb() {
        return RgbImage.owning(width, height, values);
    }

    Plane plane() {
        FloatBuffer floats = ByteBuffer.wrap(values).asFloatBuffer();
        float[] out = new float[floats.remaining()];
        floats.get(out);
        return Plane.owning(width, height, out);
    }

    static <T> StdSerializer<T> writer(Function<T, Pixels> asPixels) {
        return new StdSerializer<>(Object.class, false) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                Pixels pixels = asPixels.apply(value);
                out.writeStartArray();
                out.writeNumber(pixels.width);
                out.writeNumber(pixels.height);
                out.writeBinary(pixels.values);
                out.writeEndArray();
            }
        };
    }

    static <T> StdDeserializer<T> reader(Class<T> type, Function<Pixels, T> fromPixels) {
        return new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                int width = in.nextIntValue(-1);
                int height = in.nextIntValue(-1);
                in.nextToken();
                T value = fromPixels.apply(new Pixels(width, height, in.getBinaryValue()));
                in.nextToken();
                return value;
            }
        };
    }
}
