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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class RouterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunWatch watch = new RunWatch();
    private final InferenceMeters meters = new InferenceMeters(registry);
    private final List<Device> devices = new ArrayList<>();
    private final ScriptedBackend cpu = ScriptedBackend.healthy();

    @AfterEach
    void stop() throws InterruptedException {
        for (Device device : devices) {
            device.stop(Deadline.after(PATIENCE));
        }
        watch.close();
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
        Device asked = new Device(DeviceId.cuda(0), true, FaultPolicies.PATIENT, watch, meters);
        asked.markUnavailable("libcuda.so.1: not found");
        Router router = router(false, asked, cpu(cpu));
        assertThat(run(router, 1).awaitItem(PATIENCE).getItem().fallback())
                .isEqualTo("cuda:0: libcuda.so.1: not found");
    }

    @Test
    void aGpuNobodyAskedForIsNotMissed() {
        Device found = new Device(DeviceId.cuda(0), false, FaultPolicies.PATIENT, watch, meters);
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
    void faultsInARowOpenTheBreakerAndASuccessForgivesThem() {
        ScriptedBackend faulty = ScriptedBackend.failingAt("now and then", 1, 2, 4, 5, 6);
        Device gpu = gpu(0, faulty, FaultPolicies.of(3, Duration.ofHours(1)));
        Router router = router(false, gpu, cpu(cpu));
        for (int i = 1; i <= 5; i++) {
            run(router, i).awaitItem(PATIENCE);
            assertThat(gpu.isUp()).as("after run %d", i).isTrue();
        }
        run(router, 6).awaitItem(PATIENCE);
        assertThat(gpu.status())
                .returns(DeviceState.FAILED, DeviceStatus::state)
                .satisfies(
                        status -> assertThat(status.nextProbe().orElseThrow()).isAfter(status.since()));
        assertThat(counter("drape.device.faults")).isEqualTo(5);
        assertThat(counter("drape.device.failures")).isEqualTo(1);
        assertThat(registry.get("drape.device.state")
                        .tag("device", "cuda:0")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    /** Runs 1 to 3 fail: a request's and two probes. The probe that succeeds is run 4. */
    @Test
    void probesBringADeviceBackAndCostNoRequest() throws InterruptedException {
        ScriptedBackend faulty = ScriptedBackend.failingAt("gone", 1, 2, 3);
        Device gpu = gpu(0, faulty, FaultPolicies.of(1, Duration.ofMillis(5)));
        Router router = router(false, gpu, cpu(cpu));
        assertThat(run(router, 7).awaitItem(PATIENCE).getItem().device()).isEqualTo("cpu");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!gpu.isUp()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(1);
        }
        assertThat(faulty.seen).as("probes run on zeros").containsExactly(7f, 0f, 0f, 0f);
        assertThat(gpu.status())
                .returns(Optional.empty(), DeviceStatus::reason)
                .returns(Optional.empty(), DeviceStatus::nextProbe);
        Inference inference = run(router, 8).awaitItem(PATIENCE).getItem();
        assertThat(inference.device()).isEqualTo("cuda:0");
        assertThat(inference.fallback()).isNull();
    }

    @Test
    void whileItIsProbedADeviceGetsNoWork() {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch probing = new CountDownLatch(1);
        Device gpu = gpu(
                0,
                new ScriptedBackend(n -> {
                    if (n == 1) {
                        throw new IllegalStateException("gone");
                    }
                    probing.countDown();
                    gate.await();
                }),
                FaultPolicies.of(1, Duration.ofMillis(5)));
        Router router = router(false, gpu, cpu(cpu));
        run(router, 1).awaitItem(PATIENCE);
        assertThat(await(probing)).isTrue();
        assertThat(gpu.state()).isEqualTo(DeviceState.PROBING);
        assertThat(run(router, 2).awaitItem(PATIENCE).getItem())
                .returns("cpu", Inference::device)
                .returns("cuda:0: gone", Inference::fallback);
        gate.countDown();
    }

    @Test
    void aGpuThatHangsIsLeftAndItsRunIsDoneOnTheCpu() {
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedBackend hanging = new ScriptedBackend(n -> gate.await());
        Device gpu = gpu(0, hanging, FaultPolicies.withRunLimit(Duration.ofMillis(20)));
        Router router = router(false, gpu, cpu(cpu));
        assertThat(List.of(run(router, 1), run(router, 2)))
                .allSatisfy(run -> assertThat(run.awaitItem(PATIENCE).getItem())
                        .returns("cpu", Inference::device)
                        .returns(
                                "cuda:0: pose-detector did not end within 20 ms and could not be stopped",
                                Inference::fallback));
        assertThat(gpu.state()).isEqualTo(DeviceState.FAILED);
        assertThat(hanging.runs).hasValue(1);
        gate.countDown();
    }

    /** Half of the time that is left is kept for the CPU. */
    @Test
    void aGpuThatIsTooSlowForTheDeadlineIsStoppedInTimeForTheCpuAndBlamed() {
        ScriptedBackend[] slow = new ScriptedBackend[1];
        slow[0] = new ScriptedBackend(n -> {
            CountDownLatch pulled = new CountDownLatch(1);
            slow[0].stops.get(n - 1).arm(pulled::countDown);
            pulled.await();
            throw new IllegalStateException("Exiting due to terminate flag being set to true.");
        });
        FaultPolicy patient = FaultPolicies.PATIENT;
        Device gpu = gpu(
                0,
                slow[0],
                new FaultPolicy(
                        patient.runLimit(),
                        0.5,
                        patient.grace(),
                        1,
                        patient.probeAfter(),
                        patient.longestProbeAfter()));
        Router router = router(false, gpu, cpu(cpu));
        Inference inference = router.run(
                        ModelName.POSE_DETECTOR, ScriptedBackend.input(2), Deadline.after(Duration.ofSeconds(1)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(PATIENCE)
                .getItem();
        assertThat(inference.device()).isEqualTo("cpu");
        assertThat(inference.fallback()).matches("cuda:0: pose-detector did not end within \\d+ ms");
        assertThat(gpu.isUp()).isFalse();
    }

    /** A GPU may fail with one model only, so a probe of another one would bring it back in vain. */
    @Test
    void aProbeRunsTheModelThatFailed() {
        ScriptedBackend faulty = ScriptedBackend.failingAt("gone", 1);
        Device gpu = gpu(0, faulty, FaultPolicies.of(1, Duration.ofMillis(5)));
        Router router = router(false, gpu, cpu(cpu));
        router.run(ModelName.POSE_LANDMARK_HEAVY, ScriptedBackend.input(1), Deadline.after(PATIENCE))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(PATIENCE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!gpu.isUp()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(faulty.models).containsExactly(ModelName.POSE_LANDMARK_HEAVY, ModelName.POSE_LANDMARK_HEAVY);
    }

    @Test
    void runsThatAreGatheredForAGpuCountAsItsWork() {
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedBackend first = ScriptedBackend.waitingFor(gate);
        ScriptedBackend second = ScriptedBackend.waitingFor(gate);
        Router router = gathering(Duration.ofHours(1), gpu(0, first), gpu(1, second), cpu(cpu));
        List<UniAssertSubscriber<Inference>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(run(router, i));
        }
        gate.countDown();
        runs.forEach(run -> run.awaitItem(PATIENCE));
        assertThat(first.shapes).containsExactly(new long[] {2, 2});
        assertThat(second.shapes).containsExactly(new long[] {2, 2});
    }

    @Test
    void runsThatAreGatheredWhenTheServiceStopsAreStillDone() throws InterruptedException {
        Device gpu = gpu(0, ScriptedBackend.healthy());
        Router router = gathering(Duration.ofHours(1), gpu, cpu(cpu));
        UniAssertSubscriber<Inference> gathered = run(router, 4);
        router.refuse();
        gpu.stop(Deadline.after(PATIENCE));
        assertThat(gathered.awaitItem(PATIENCE).getItem())
                .returns("cuda:0", Inference::device)
                .returns(null, Inference::fallback);
    }

    @Test
    void garbageFromAGpuIsDoneAgainOnTheCpu() {
        Device gpu = gpu(0, ScriptedBackend.giving(input -> Tensor.owning(new float[3], 1, 3)));
        Router router = router(false, gpu, cpu(cpu));
        assertThat(run(router, 4).awaitItem(PATIENCE).getItem())
                .returns("cpu", Inference::device)
                .returns("cuda:0: pose-detector gave twice as [1, 3] instead of [-1, 2]", Inference::fallback)
                .satisfies(
                        inference -> assertThat(inference.output("twice").at(0)).isEqualTo(8f));
        assertThat(gpu.isUp()).isFalse();
    }

    @Test
    void whereAGpuIsRequiredAnotherGpuStandsIn() {
        Device faulty = gpu(0, ScriptedBackend.failingFrom(1, "gone"));
        Router router = router(true, faulty, gpu(1, ScriptedBackend.healthy()), cpu(cpu));
        assertThat(run(router, 1).awaitItem(PATIENCE).getItem())
                .returns("cuda:1", Inference::device)
                .returns("cuda:0: gone", Inference::fallback);
        assertThat(faulty.isUp()).isFalse();
        assertThat(cpu.runs).hasValue(0);
    }

    private double counter(String name) {
        return registry.get(name).tag("device", "cuda:0").counter().count();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        return new Router(devices, requireGpu, device -> device, meters);
    }

    /** Batches of two. */
    private Router gathering(Duration delay, Device... all) {
        devices.addAll(List.of(all));
        Map<Device, Runner> batchers = devices.stream()
                .collect(Collectors.toMap(device -> device, device -> new Batcher(device, 2, delay, watch)));
        return new Router(devices, false, batchers::get, meters);
    }

    private Device gpu(int ordinal, Backend backend) {
        return gpu(ordinal, backend, FaultPolicies.PATIENT);
    }

    private Device gpu(int ordinal, Backend backend, FaultPolicy policy) {
        return started(DeviceId.cuda(ordinal), backend, policy);
    }

    private Device cpu(Backend backend) {
        return started(DeviceId.CPU, backend, FaultPolicies.PATIENT);
    }

    private Device started(DeviceId id, Backend backend, FaultPolicy policy) {
        Device device = new Device(id, false, policy, watch, meters);
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 16, List.of());
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
