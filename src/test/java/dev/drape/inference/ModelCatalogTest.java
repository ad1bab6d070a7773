package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** The real models on ONNX Runtime's CPU provider. */
class ModelCatalogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Outputs with shapes as the model cards give them. */
    private static final Map<ModelName, Map<String, List<Long>>> OUTPUTS = Map.of(
            ModelName.POSE_DETECTOR,
            Map.of("boxes", List.of(1L, 2254L, 12L), "scores", List.of(1L, 2254L, 1L)),
            ModelName.POSE_LANDMARK_LITE,
            landmarkOutputs(),
            ModelName.POSE_LANDMARK_FULL,
            landmarkOutputs(),
            ModelName.POSE_LANDMARK_HEAVY,
            landmarkOutputs());

    private static Rig cpu;

    @BeforeAll
    static void load() {
        cpu = new Rig(Map.of("drape.inference.devices", "cpu", "drape.inference.cpu-lanes", "2"));
        cpu.catalog.load();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        cpu.catalog.stop();
    }

    @ParameterizedTest
    @EnumSource
    void everyModelGivesItsOutputsAndTheSameOnesOnEveryLane(ModelName name) {
        Tensor input = noise(name);
        Model model = cpu.catalog.get(name);
        List<Inference> inferences = Uni.join()
                .all(run(model, input), run(model, input), run(model, input), run(model, input))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        Map<String, List<Long>> shapes = new HashMap<>();
        inferences.get(0).outputs().forEach((output, tensor) -> shapes.put(output, boxed(tensor.shape())));
        assertThat(shapes).isEqualTo(OUTPUTS.get(name));
        for (Inference inference : inferences) {
            assertThat(inference.device()).isEqualTo("cpu");
            inference
                    .outputs()
                    .forEach((output, tensor) -> assertThat(tensor.toFloats())
                            .as("%s of %s", output, name)
                            .isEqualTo(inferences.get(0).output(output).toFloats())
                            .doesNotContain(Float.NaN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInputOfAnotherShapeIsOurFault(ModelName name) {
        assertThatThrownBy(() -> run(cpu.catalog.get(name), Tensor.owning(new float[3], 1, 1, 1, 3))
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INTERNAL))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatIsLoaded() {
        assertThat(cpu.catalog.state()).isEqualTo(LoadState.LOADED);
        assertThat(cpu.catalog.whyNotReady()).isEmpty();
        assertThat(cpu.catalog.currentDevice()).contains("cpu");
        assertThat(cpu.catalog.onnxRuntimeVersion()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(cpu.catalog.status()).extracting(ModelStatus::name).containsExactly(ModelName.values());
        assertThat(cpu.catalog.status()).allSatisfy(status -> {
            assertThat(status.sha256()).matches("[0-9a-f]{64}");
            assertThat(status.loadMillis()).isPositive();
            assertThat(status.warmupMillis()).isPositive();
        });
        assertThat(cpu.devices.status())
                .singleElement()
                .returns("cpu", DeviceStatus::id)
                .returns(DeviceState.UP, DeviceStatus::state)
                .returns(2, DeviceStatus::lanes);
        assertThat(cpu.registry.get("drape.model.load").gauges()).hasSize(ModelName.values().length);
        assertThat(cpu.registry.get("drape.gpu.available").gauge().value()).isZero();
    }

    @Test
    void isNotReadyBeforeLoadingAndAfterStopping() throws InterruptedException {
        Rig rig = new Rig(Map.of("drape.inference.devices", "cpu"));
        assertThat(rig.catalog.whyNotReady()).isPresent();
        assertNotReady(() -> rig.catalog.get(ModelName.POSE_DETECTOR));

        rig.catalog.load();
        Model model = rig.catalog.get(ModelName.POSE_DETECTOR);
        rig.catalog.stop();
        assertThat(rig.catalog.whyNotReady()).contains("The service is stopping.");
        assertNotReady(() -> rig.catalog.get(ModelName.POSE_DETECTOR));
        assertNotReady(() -> run(model, noise(ModelName.POSE_DETECTOR)).await().atMost(PATIENCE));
    }

    @Test
    void failsToLoadWithAMessageForOperatorsOnly() {
        Rig rig = new Rig(Map.of("drape.inference.models-dir", "/nowhere/at/all"));
        assertThatThrownBy(rig.catalog::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("/nowhere/at/all");
        assertThat(rig.catalog.state()).isEqualTo(LoadState.FAILED);
        assertThat(rig.catalog.whyNotReady().orElseThrow()).contains("/nowhere/at/all");
        assertThatThrownBy(() -> rig.catalog.get(ModelName.POSE_DETECTOR))
                .isInstanceOf(DrapeException.class)
                .hasMessageNotContaining("/nowhere");
    }

    @Test
    void aGpuThatDoesNotOpenIsUnavailableInTheLoadersWordsAndTheCpuWorks() throws InterruptedException {
        Rig rig = new Rig(Map.of("drape.inference.devices", "cuda:0"), device -> {
            if (device.cuda()) {
                throw new IllegalStateException("Failed to load library x with error: libcublasLt.so.12: gone");
            }
            return ScriptedBackend.healthy();
        });
        rig.catalog.load();
        DeviceStatus gpu = rig.devices.status().get(0);
        assertThat(gpu.state()).isEqualTo(DeviceState.UNAVAILABLE);
        assertThat(gpu.reason().orElseThrow()).contains("libdrape-none.so: cannot open", "libcublasLt.so.12: gone");
        Inference inference = run(rig.catalog.get(ModelName.POSE_DETECTOR), ScriptedBackend.input(1))
                .await()
                .atMost(PATIENCE);
        assertThat(inference.device()).isEqualTo("cpu");
        assertThat(inference.fallback()).startsWith("cuda:0: libdrape-none.so: cannot open shared object file");
        rig.catalog.stop();
    }

    @Test
    void onnxRuntimeItselfSaysWhyCudaCannotBeUsed() throws InterruptedException {
        assumeFalse(CudaProbe.ofThisMachine().look().driverPresent());
        Rig rig = new Rig(Map.of("drape.inference.devices", "cuda:0,cpu"));
        rig.catalog.load();
        DeviceStatus gpu = rig.devices.status().get(0);
        assertThat(gpu.state()).isEqualTo(DeviceState.UNAVAILABLE);
        assertThat(gpu.reason().orElseThrow())
                .matches("libdrape-none.so: cannot open .*; \\S*lib\\S+\\.so\\S*: cannot open shared object file: .*");
        assertThat(run(rig.catalog.get(ModelName.POSE_DETECTOR), noise(ModelName.POSE_DETECTOR))
                        .await()
                        .atMost(PATIENCE)
                        .device())
                .isEqualTo("cpu");
        rig.catalog.stop();
    }

    @Test
    void aGpuThatFailsWhileLoadingIsClosedAndListsNoModels() throws InterruptedException {
        ScriptedBackend faulty = ScriptedBackend.failingFrom(3, "out of memory");
        Rig rig = new Rig(
                Map.of("drape.inference.devices", "cuda:0"),
                device -> device.cuda() ? faulty : ScriptedBackend.healthy());
        rig.catalog.load();
        assertThat(faulty.closed).isTrue();
        assertThat(rig.catalog.status()).extracting(ModelStatus::device).containsOnly("cpu");
        rig.catalog.stop();
    }

    @Test
    void aGpuThatGivesGarbageWhileLoadingIsNotUsed() throws InterruptedException {
        ScriptedBackend garbage = ScriptedBackend.giving(input -> Tensor.owning(new float[3], 1, 3));
        Rig rig = new Rig(
                Map.of("drape.inference.devices", "cuda:0"),
                device -> device.cuda() ? garbage : ScriptedBackend.healthy());
        rig.catalog.load();
        assertThat(garbage.closed).isTrue();
        assertThat(rig.devices.status().get(0))
                .returns(DeviceState.UNAVAILABLE, DeviceStatus::state)
                .satisfies(gpu -> assertThat(gpu.reason().orElseThrow())
                        .endsWith("pose-detector gave twice as [1, 3] instead of [-1, 2]"));
        rig.catalog.stop();
    }

    /** ONNX Runtime checks between operators whether it is to stop. */
    @Test
    void aRunThatIsStoppedAtItsStartEndsEarly() throws Exception {
        try (Backend backend = new OrtBackends(Map.of()).open(DeviceId.CPU)) {
            ModelSignature heavy = backend.load(
                    ModelName.POSE_LANDMARK_HEAVY, Path.of("models", ModelName.POSE_LANDMARK_HEAVY.fileName()));
            RunStop stop = new RunStop();
            stop.pull();
            assertThatThrownBy(
                            () -> backend.run(ModelName.POSE_LANDMARK_HEAVY, heavy.zeros(1), new InputBuffer(), stop))
                    .hasMessageContaining("terminate flag");
            assertThat(backend.run(ModelName.POSE_LANDMARK_HEAVY, heavy.zeros(1), new InputBuffer(), new RunStop()))
                    .as("the session lives on")
                    .containsKey("landmarks");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchGivesWhatItsItemsGiveAlone(ModelName name) throws Exception {
        try (Backend backend = new OrtBackends(Map.of()).open(DeviceId.CPU)) {
            backend.load(name, Path.of("models", name.fileName()));
            Tensor one = noise(name);
            Tensor other = Tensor.owning(new float[one.size()], one.shape());
            InputBuffer scratch = new InputBuffer();
            Map<String, Tensor> together =
                    backend.run(name, Tensor.stacked(List.of(other, one), 4), scratch, new RunStop());
            backend.run(name, one, scratch, new RunStop())
                    .forEach((output, alone) -> assertThat(
                                    together.get(output).item(1).toFloats())
                            .as(output)
                            .isEqualTo(alone.toFloats()));
        }
    }

    @Test
    void withoutARequiredGpuItIsLoadedButNotReady() throws InterruptedException {
        Rig rig = new Rig(Map.of("drape.inference.require-gpu", "true"), device -> ScriptedBackend.healthy());
        rig.catalog.load();
        assertThat(rig.catalog.whyNotReady().orElseThrow()).contains("GPU is required", "libdrape-none.so");
        assertThat(rig.catalog.currentDevice()).isEmpty();
        Model model = rig.catalog.get(ModelName.POSE_DETECTOR);
        assertThatThrownBy(() -> run(model, ScriptedBackend.input(1)).await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.GPU_REQUIRED));
        rig.catalog.stop();
    }

    private static void assertNotReady(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NOT_READY));
    }

    private static Uni<Inference> run(Model model, Tensor input) {
        return model.run(input, Deadline.after(PATIENCE));
    }

    private static Tensor noise(ModelName name) {
        int side = name == ModelName.POSE_DETECTOR ? 224 : 256;
        Random random = new Random(7);
        float[] values = new float[side * side * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.owning(values, 1, side, side, 3);
    }

    private static Map<String, List<Long>> landmarkOutputs() {
        return Map.of(
                "landmarks", List.of(1L, 195L),
                "flag", List.of(1L, 1L),
                "segmentation", List.of(1L, 256L, 256L, 1L),
                "heatmap", List.of(1L, 64L, 64L, 39L),
                "world", List.of(1L, 117L));
    }

    private static List<Long> boxed(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    /** A catalogue with its devices on a machine without a GPU driver. */
    private static final class Rig {
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final Devices devices;
        final ModelCatalog catalog;

        Rig(Map<String, String> properties) {
            this(properties, new OrtBackends(Map.of()));
        }

        Rig(Map<String, String> properties, Backends backends) {
            InferenceConfig config = new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(InferenceConfig.class)
                    .withDefaultValues(properties)
                    .build()
                    .getConfigMapping(InferenceConfig.class);
            InferenceMeters meters = new InferenceMeters(registry);
            DeviceDetection detection =
                    new DeviceDetection(config.devices(), new CudaProbe(Path.of("/dev"), "libdrape-none.so"));
            devices = new Devices(config, detection, backends, meters);
            catalog = new ModelCatalog(ModelDirectories.candidates(config.modelsDir()), devices, meters);
        }
    }
}
