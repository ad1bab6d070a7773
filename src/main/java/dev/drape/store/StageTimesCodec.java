package dev.drape.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;

import java.io.IOException;
import java.util.Map;

/** Stage times as an object: the stage's name to its ms. */
final class StageTimesCodec {
    private StageTimesCodec() {}

    static final class Writer extends StdSerializer<StageTimes> {
        Writer() {
            super(StageTimes.class);
        }

        @Override
        public void serialize(StageTimes times, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            for (Map.Entry<Stage, Double> stage : times.asMap().entrySet()) {
                out.writeNumberField(stage.getKey().name(), stage.getValue());
            }
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<StageTimes> {
        Reader() {
            super(StageTimes.class);
        }

        @Override
        public StageTimes deserialize(JsonParser in, DeserializationContext context) throws IOException {
            StageTimes times = StageTimes.NONE;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                Stage stage = Stage.valueOf(in.currentName());
                in.nextToken();
                times = times.plus(stage, in.getDoubleValue());
            }
            return times;
        }
    }
}
