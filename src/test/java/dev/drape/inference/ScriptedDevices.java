package dev.drape.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Devices of a whole service under test: each that is listed has the real models, a GPU too, which the CPU stands in for, and
 * before each run happens what the test says. Profiles select it as an alternative. No driver is found, whatever the machine
 * has, so a GPU that is not listed by name is missing.
 */
@Alternative
@ApplicationScoped
public class ScriptedDevices {
    /** Decides about a run, on its lane. */
    public interface Script {
        /** What it throws the device fails with. */
        void beforeRun(String device, ModelName model) throws Exception;
    }

    /** A service with these devices; which, its properties say. */
    public abstract static class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScriptedDevices.class);
        }
    }

    private static final Script NOTHING = (device, model) -> {};

    private volatile Script script = NOTHING;

    /** From the next run on. */
    public void follow(Script next) {
        script = next;
    }

    /** Lets every run do nothing but its work. */
    public void followNone() {
        script = NOTHING;
    }

    @Produces
    @ApplicationScoped
    Devices devices(InferenceConfig config, MeterRegistry registry) {
        DeviceDetection detection =
                new DeviceDetection(config.devices(), new CudaProbe(Path.of("/dev"), "libdrape-none.so"));
        return new Devices(config, detection, this::open, new InferenceMeters(registry));
    }

    private Backend open(DeviceId device) throws Exception {
        Backend cpu = new OrtBackends(Map.of()).open(DeviceId.CPU);
        return new Backend() {
            @Override
            public ModelSignature load(ModelName model, Path file) throws Exception {
                return cpu.load(model, file);
            }

            @Override
            public Map<String, Tensor> run(ModelName model, Tensor input, InputBuffer scratch, RunStop stop)
                    throws Exception {
                script.beforeRun(device.toString(), model);
                return cpu.run(model, input, scratch, stop);
            }

            @Override
            public void close() {
                cpu.close();
            }
        };
    }
}
