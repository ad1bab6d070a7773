package dev.drape.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.drape.execution.StageTimes;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;

import java.io.IOException;

/**
 * Records as bytes and back, by Smile (Jackson's binary JSON). Any record works whose components are primitives,
 * strings, enums, records, lists, sets, maps by enum or string, optionals, or pictures ({@link Pixels}); a new component
 * needs nothing here. A component that is absent or too many is an error, never a silent default. Pure, any thread.
 */
final class RecordCodec {
    /** Raised when the bytes of a picture or of the stage times change. */
    static final int VERSION = 1;

    private final ObjectMapper smile = SmileMapper.builder()
            .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.SETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule("drape")
                    .addSerializer(Mask.class, Pixels.writer(Pixels::of))
                    .addDeserializer(Mask.class, Pixels.reader(Mask.class, Pixels::mask))
                    .addSerializer(Plane.class, Pixels.writer(Pixels::of))
                    .addDeserializer(Plane.class, Pixels.reader(Plane.class, Pixels::plane))
                    .addSerializer(RgbImage.class, Pixels.writer(Pixels::of))
                    .addDeserializer(RgbImage.class, Pixels.reader(RgbImage.class, Pixels::rgb))
                    .addSerializer(StageTimes.class, new StageTimesCodec.Writer())
                    .addDeserializer(StageTimes.class, new StageTimesCodec.Reader()))
            .build();

    byte[] write(Object value) {
        try {
            return smile.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be stored: " + value.getClass().getName(), e);
        }
    }

    <T> T read(byte[] content, Class<T> type) throws CorruptEntryException {
        try {
            return smile.readValue(content, type);
        } catch (IOException | RuntimeException e) {
            throw new CorruptEntryException("its content is no " + type.getSimpleName(), e);
        }
    }
}
