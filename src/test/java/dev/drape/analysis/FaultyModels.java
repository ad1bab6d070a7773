package dev.drape.analysis;

import dev.drape.execution.Deadline;
import dev.drape.inference.Inference;
import dev.drape.inference.Model;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import io.smallrye.mutiny.Uni;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Models some of whose runs go wrong; remembers which were asked. Any thread. */
final class FaultyModels implements Models {
    /** What goes wrong with a model's run. */
    interface Faults {
        Uni<Inference> of(ModelName name, Uni<Inference> run);
    }

    private final Models sound;
    private final Faults faults;
    private final List<ModelName> asked = new CopyOnWriteArrayList<>();

    FaultyModels(Models sound, Faults faults) {
        this.sound = sound;
        this.faults = faults;
    }

    /** These models fail, the others work. */
    static Faults broken(Set<ModelName> models, Supplier<RuntimeException> fault) {
        return (name, run) -> models.contains(name) ? Uni.createFrom().failure(fault.get()) : run;
    }

    /** The run with another value of one of its outputs. */
    static Inference with(Inference seen, String output, Tensor instead) {
        Map<String, Tensor> outputs = new HashMap<>(seen.outputs());
        outputs.put(output, instead);
        return new Inference(outputs, seen.device(), seen.fallback());
    }

    /** Every run so far, in order. */
    List<ModelName> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Model get(ModelName name) {
        return new Model() {
            @Override
            public ModelName name() {
                return name;
            }

            @Override
            public Uni<Inference> run(Tensor input, Deadline deadline) {
                asked.add(name);
                return faults.of(name, sound.get(name).run(input, deadline));
            }
        };
    }
}
