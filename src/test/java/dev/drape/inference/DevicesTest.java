package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a machine with a sound GPU makes of the defaults: the devices are scripted, everything around them is real. */
class DevicesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** A library every Linux with glibc has stands in for the driver's. */
    private static final String DRIVER = "libm.so.6";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile ScriptedBackend.Script script = n -> {};
    private final ScriptedBackend gpu = new ScriptedBackend(n -> script.beforeRun(n));
    private final ScriptedBackend cpu = new ScriptedBackend(n -> script.beforeRun(n));
    private final Map<ScriptedBackend, List<Run>> warmedUp = new HashMap<>();
    private Devices devices;
    private ModelCatalog catalog;

    @TempDir
    Path dev;

    @BeforeEach
    void plugIn() throws IOException {
        Files.createFile(dev.resolve("nvidia0"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        catalog.stop();
    }

    @Test
    void aSoundGpuDoesTheWorkAndIsToldOf() {
        load(Map.of());
        assertThat(run(ModelName.POSE_DETECTOR, 3).awaitItem(PATIENCE).getItem())
                .returns("cuda:0", Inference::device)
                .returns(null, Inference::fallback)
                .satisfies(
                        inference -> assertThat(inference.output("twice").at(0)).isEqualTo(6f));
        assertThat(gpu.seen).containsExactly(3f);
        assertThat(cpu.seen).isEmpty();

        assertThat(devices.gpuAvailable()).isTrue();
        assertThat(catalog.currentDevice()).contains("cuda:0");
        assertThat(catalog.whyNotReady()).isEmpty();
        assertThat(catalog.status())
                .extracting(ModelStatus::device)
                .containsExactlyInAnyOrderElementsOf(Stream.of("cuda:0", "cpu")
                        .flatMap(device -> Arrays.stream(ModelName.values()).map(model -> device))
                        .toList());
        assertThat(registry.get("drape.gpu.available").gauge().value()).isEqualTo(1);
        assertThat(devices.status())
                .extracting(DeviceStatus::id, DeviceStatus::state, DeviceStatus::reason, DeviceStatus::lanes)
                .containsExactly(
                        tuple("cuda:0", DeviceState.UP, Optional.empty(), 1),
                        tuple("cpu", DeviceState.UP, Optional.empty(), CORES));
    }

    /** A GPU prepares itself for each size of a batch anew, and a CUDA session is used by its lane alone. */
    @Test
    void whatAGpuIsAskedForIsDoneOnceBeforeItIsUpOnItsLane() {
        load(Map.of("drape.inference.batching.max-size", "6"));
        for (ModelName model : ModelName.values()) {
            assertThat(warmedUp(gpu, model)).containsExactly(1L, 2L, 4L, 6L);
            assertThat(warmedUp(cpu, model)).containsExactly(1L);
        }
        assertThat(warmedUp.get(gpu)).extracting(Run::thread).containsOnly("drape-lane-cuda:0-0");
        assertThat(warmedUp.get(cpu)).extracting(Run::thread).allMatch(thread -> thread.startsWith("drape-lane-cpu-"));
    }

    @Test
    void aGpuThatFailsWithALargerBatchIsNotUsed() {
        script = n -> {
            if (n == 2 && Thread.currentThread().getName().contains("cuda")) {
                throw new IllegalStateException("CUDA failure 2: out of memory");
            }
        };
        load(Map.of());
        assertThat(devices.status())
                .extracting(DeviceStatus::id, DeviceStatus::state)
                .containsExactly(tuple("cuda:0", DeviceState.UNAVAILABLE), tuple("cpu", DeviceState.UP));
        assertThat(devices.status().get(0).reason().orElseThrow()).contains("out of memory");
        assertThat(gpu.closed).isTrue();
        assertThat(catalog.status()).extracting(ModelStatus::device).containsOnly("cpu");
        assertThat(run(ModelName.POSE_DETECTOR, 3).awaitItem(PATIENCE).getItem().device())
                .isEqualTo("cpu");
    }

    /** Of two models, so that no batch makes one run of them. */
    @Test
    void aGpuDoesOneRunAtATime() throws InterruptedException {
        load(Map.of());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        script = n -> {
            begun.countDown();
            gate.await(10, TimeUnit.SECONDS);
        };
        UniAssertSubscriber<Inference> first = run(ModelName.POSE_DETECTOR, 1);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        UniAssertSubscriber<Inference> second = run(ModelName.POSE_LANDMARK_LITE, 2);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (devices.status().get(0).queueDepth() == 0) {
            assertThat(gpu.seen).as("begun while the first is done").containsExactly(1f);
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        gate.countDown();
        first.awaitItem(PATIENCE);
        second.awaitItem(PATIENCE);
        assertThat(gpu.seen).containsExactly(1f, 2f);
    }

    /** Each waits for all others, so fewer lanes would let them wait in vain. */
    @Test
    void theCpuDoesAsManyRunsAtATimeAsItHasCores() {
        load(Map.of("drape.inference.devices", "cpu"));
        CyclicBarrier all = new CyclicBarrier(CORES);
        script = n -> all.await(10, TimeUnit.SECONDS);
        List<UniAssertSubscriber<Inference>> runs = IntStream.range(0, CORES)
                .mapToObj(i -> run(ModelName.POSE_DETECTOR, i))
                .toList();
        runs.forEach(
                run -> assertThat(run.awaitItem(PATIENCE).getItem().device()).isEqualTo("cpu"));
        assertThat(devices.status()).extracting(DeviceStatus::lanes).containsExactly(CORES);
    }

    /** A batch goes when it is full; were nothing gathered, each run would go alone and at once. */
    @Test
    void aGpusRunsAreGathered() {
        load(Map.of("drape.inference.batching.max-size", "2", "drape.inference.batching.max-delay", "1h"));
        runTwo("cuda:0");
        assertThat(gpu.shapes).containsExactly(new long[] {2, 2});
        assertThat(gpu.seen).as("of the first item").containsExactly(1f);
    }

    @Test
    void theCpusRunsAreNotGathered() {
        load(Map.of(
                "drape.inference.devices",
                "cpu",
                "drape.inference.batching.max-size",
                "2",
                "drape.inference.batching.max-delay",
                "1h"));
        runTwo("cpu");
        assertThat(cpu.shapes).containsExactly(ScriptedBackend.SHAPE, ScriptedBackend.SHAPE);
    }

    private void runTwo(String device) {
        List<UniAssertSubscriber<Inference>> runs =
                List.of(run(ModelName.POSE_DETECTOR, 1), run(ModelName.POSE_DETECTOR, 2));
        for (int i = 0; i < runs.size(); i++) {
            Inference inference = runs.get(i).awaitItem(PATIENCE).getItem();
            assertThat(inference.device()).isEqualTo(device);
            assertThat(inference.output("twice").at(0)).isEqualTo(2f * (i + 1));
        }
    }

    private record Run(ModelName model, long batch, String thread) {}

    private List<Long> warmedUp(ScriptedBackend backend, ModelName model) {
        return warmedUp.get(backend).stream()
                .filter(run -> run.model == model)
                .map(Run::batch)
                .toList();
    }

    /** As configured, else with the defaults, and forgets what was run meanwhile. */
    private void load(Map<String, String> properties) {
        InferenceConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(InferenceConfig.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(InferenceConfig.class);
        InferenceMeters meters = new InferenceMeters(registry);
        DeviceDetection detection = new DeviceDetection(config.devices(), new CudaProbe(dev, DRIVER));
        devices = new Devices(config, detection, device -> device.cuda() ? gpu : cpu, meters);
        catalog = new ModelCatalog(ModelDirectories.candidates(config.modelsDir()), devices, meters);
        catalog.load();
        for (ScriptedBackend backend : List.of(gpu, cpu)) {
            warmedUp.put(
                    backend,
                    IntStream.range(0, backend.models.size())
                            .mapToObj(i -> new Run(
                                    backend.models.get(i), backend.shapes.get(i)[0], backend.threads.get(i)))
                            .toList());
            backend.seen.clear();
            backend.shapes.clear();
        }
    }

    private UniAssertSubscriber<Inference> run(ModelName model, float value) {
        return catalog.get(model)
                .run(ScriptedBackend.input(value), Deadline.after(PATIENCE))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
