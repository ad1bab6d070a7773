package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

class RouterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InferenceMeters meters = new InferenceMeters(registry);
    private final List<Device> devices = new ArrayList<>();
    private final ScriptedBackend cpu = ScriptedBackend.healthy();

    @AfterEach
    void stop() throws InterruptedException {
        for (Device device : devices) {
            device.stop(Deadline.after(PATIENCE));
        }
    }

    @Test
    void prefersAGpuThatIsUp() {
        Router router = router(false, gpu(0, ScriptedBackend.healthy()), cpu(cpu));
        Inference inference = run(router, 3).awaitItem(PATIENCE).getItem();
        assertThat(inference.device()).isEqualTo("cuda:0");
        assertThat(inference.fallback()).isNull();
        assertThat(inference.output("twice").at(0)).isEqualTo(6f);
        assertThat(cpu.runs).hasValue(0);
    }

    @Test
    void choosesTheGpuWithLessToDo() {
        CountDownLatch gate = new CountDownLatch(1);
        Router router = router(
                false, gpu(0, ScriptedBackend.waitingFor(gate)), gpu(1, ScriptedBackend.waitingFor(gate)), cpu(cpu));
        List<UniAssertSubscriber<Inference>> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(run(router, i));
        }
        gate.countDown();
        assertThat(runs)
                .extracting(run -> run.awaitItem(PATIENCE).getItem().device())
                .filteredOn("cuda:1"::equals)
                .hasSizeBetween(2, 4);
    }

    @Test
    void movesAFaultyGpusRunsToTheCpuInTheSameRequestAndSaysWhy() {
        ScriptedBackend faulty = ScriptedBackend.failingFrom(3, "CUDA error 700: an illegal memory access");
        Device gpu = gpu(0, faulty);
        Router router = router(false, gpu, cpu(cpu));
        for (int i = 1; i <= 5; i++) {
            Inference inference = run(router, i).awaitItem(PATIENCE).getItem();
            assertThat(inference.output("twice").at(0)).isEqualTo(2f * i);
            assertThat(inference.device()).isEqualTo(i < 3 ? "cuda:0" : "cpu");
            assertThat(inference.fallback())
                    .isEqualTo(i < 3 ? null : "cuda:0: CUDA error 700: an illegal memory access");
        }
        assertThat(faulty.runs).as("a failed device is not asked again").hasValue(3);
        assertThat(gpu.status().state()).isEqualTo(DeviceState.FAILED);
        assertThat(gpu.status().reason()).contains("CUDA error 700: an illegal memory access");
        assertThat(gpu.status().failures()).isEqualTo(1);
        assertThat(registry.get("drape.device.fallbacks")
                        .tag("device", "cuda:0")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void movesWhatWaitsForAGpuThatFailsMeanwhile() {
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedBackend faulty = new ScriptedBackend(n -> {
            gate.await();
            throw new IllegalStateException("gone");
        });
        Router router = router(false, gpu(0, faulty), cpu(cpu));
        List<UniAssertSubscriber<Inference>> runs = List.of(run(router, 1), run(router, 2), run(router, 3));
        gate.countDown();
        assertThat(runs).allSatisfy(run -> {
            Inference inference = run.awaitItem(PATIENCE).getItem();
            assertThat(inference.device()).isEqualTo("cpu");
            assertThat(inference.fallback()).isEqualTo("cuda:0: gone");
        });
    }

    @Test
    void doesNotBlameTheGpuForARunThatFailsOnTheCpuToo() {
        Device gpu = gpu(0, ScriptedBackend.failingFrom(1, "bad input"));
        Router router = router(false, gpu, cpu(ScriptedBackend.failingFrom(1, "bad input")));
        assertThat(failure(run(router, 1)).failure()).isEqualTo(Failure.INTERNAL);
        assertThat(gpu.isUp()).isTrue();
    }

    @Test
    void saysThatAGpuThatWasAskedForIsMissing() {
        Device asked = new Device(DeviceId.cuda(0), true, meters);
        asked.markUnavailable("libcuda.so.1: not found");
        Router router = router(false, asked, cpu(cpu));
        assertThat(run(router, 1).awaitItem(PATIENCE).getItem().fallback())
                .isEqualTo("cuda:0: libcuda.so.1: not found");
    }

    @Test
    void aGpuNobodyAskedForIsNotMissed() {
        Device found = new Device(DeviceId.cuda(0), false, meters);
        found.markUnavailable("libcuda.so.1: not found");
        Router router = router(false, found, cpu(cpu));
        assertThat(run(router, 1).awaitItem(PATIENCE).getItem().fallback()).isNull();
        assertThat(registry.get("drape.device.fallbacks").counters())
                .hasSize(2)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void requiredGpuIsNeverReplacedByTheCpu() {
        Router router = router(true, gpu(0, ScriptedBackend.failingFrom(2, "gone")), cpu(cpu));
        assertThat(router.whyNoRequiredGpu()).isEmpty();
        run(router, 1).awaitItem(PATIENCE);
        assertThat(failure(run(router, 2)).failure()).isEqualTo(Failure.GPU_REQUIRED);
        assertThat(failure(run(router, 3)).failure()).isEqualTo(Failure.GPU_REQUIRED);
        assertThat(router.whyNoRequiredGpu()).contains("cuda:0: gone");
        assertThat(router.next()).isEmpty();
        assertThat(cpu.runs).hasValue(0);
    }

    @Test
    void refusesNewRunsOnceTold() {
        Router router = router(false, cpu(cpu));
        router.refuse();
        assertThat(failure(run(router, 1)).failure()).isEqualTo(Failure.NOT_READY);
    }

    @Test
    void nothingHappensBeforeSomeoneSubscribes() {
        Router router = router(false, cpu(cpu));
        router.run(ModelName.POSE_DETECTOR, ScriptedBackend.input(1), Deadline.after(PATIENCE));
        run(router, 2).awaitItem(PATIENCE);
        assertThat(cpu.seen).containsExactly(2f);
    }

    private Router router(boolean requireGpu, Device... all) {
        devices.addAll(List.of(all));
        return new Router(devices, requireGpu, meters);
    }

    private Device gpu(int ordinal, Backend backend) {
        return started(DeviceId.cuda(ordinal), backend);
    }

    private Device cpu(Backend backend) {
        return started(DeviceId.CPU, backend);
    }

    private Device started(DeviceId id, Backend backend) {
        Device device = new Device(id, false, meters);
        device.start(backend, 1, 16);
        return device;
    }

    private static UniAssertSubscriber<Inference> run(Router router, float value) {
        return router.run(ModelName.POSE_DETECTOR, ScriptedBackend.input(value), Deadline.after(PATIENCE))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static DrapeException failure(UniAssertSubscriber<?> run) {
        return (DrapeException) run.awaitFailure(PATIENCE).getFailure();
    }
}
