package dev.drape.testing;

import dev.drape.execution.Deadline;
import dev.drape.inference.Inference;
import dev.drape.inference.Model;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import io.smallrye.mutiny.Uni;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Models whose outputs are given beforehand; remembers what they were asked. Runs on the calling thread. */
public final class StubModels implements Models {
    /** One run. */
    public record Call(ModelName model, Tensor input) {}

    private final Map<ModelName, Map<String, Tensor>> outputs = new EnumMap<>(ModelName.class);
    private final Map<ModelName, String> fallbacks = new EnumMap<>(ModelName.class);
    private final List<Call> calls = new ArrayList<>();

    /** What a model answers, whatever it is asked. */
    public StubModels answer(ModelName name, Map<String, Tensor> answer) {
        outputs.put(name, answer);
        return this;
    }

    /** Lets a model say that it did not run where it should have. */
    public StubModels fellBack(ModelName name, String why) {
        fallbacks.put(name, why);
        return this;
    }

    /** The runs so far, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Model get(ModelName name) {
        return new Stub(name);
    }

    private final class Stub implements Model {
        private final ModelName name;

        Stub(ModelName name) {
            this.name = name;
        }

        @Override
        public ModelName name() {
            return name;
        }

        @Override
        public Uni<Inference> run(Tensor input, Deadline deadline) {
            return Uni.createFrom().item(() -> {
                calls.add(new Call(name, input));
                return new Inference(outputs.get(name), "stub", fallbacks.get(name));
            });
        }
    }
}
