package dev.drape.inference;

import dev.drape.execution.Deadline;
import dev.drape.testing.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A change of a device's state is one line with its reason, however many runs meet it. */
class DeviceLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FAULT = "CUDA error 700: an illegal memory access was encountered";
    private static final int MANY = 12;

    private final RunWatch watch = new RunWatch();
    private final InferenceMeters meters = new InferenceMeters(new SimpleMeterRegistry());
    private final LogLines all = new LogLines(Device.class.getName(), Level.INFO);
    private final LogLines loud = new LogLines(Device.class.getName(), Level.SEVERE);

    @AfterEach
    void close() {
        all.close();
        loud.close();
        watch.close();
    }

    @Test
    void aGpuThatFailsComesBackAndFailsAgain() throws InterruptedException {
        Fault fault = new Fault();
        Device gpu = started(DeviceId.cuda(0), fault.backend, FaultPolicies.of(3, Duration.ofMillis(5)));
        Device cpu = started(DeviceId.CPU, ScriptedBackend.healthy(), FaultPolicies.PATIENT);
        Router router = new Router(List.of(gpu, cpu), false, device -> device, meters);

        fault.begin();
        runMany(router);
        int failed = fault.backend.runs.get();
        waitUntil(() -> fault.backend.runs.get() >= failed + 2); // probes
        fault.end();
        waitUntil(() -> all.lines().stream().anyMatch(line -> line.contains("again")));
        runMany(router);
        fault.begin();
        runMany(router);
        watch.close();
        gpu.stop(Deadline.after(PATIENCE));
        cpu.stop(Deadline.after(PATIENCE));

        assertThat(linesOf(all, "cuda:0"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("is up"),
                        line -> assertThat(line).contains("has failed", FAULT),
                        line -> assertThat(line).contains("is up again"),
                        line -> assertThat(line).contains("has failed", FAULT));
        assertThat(linesOf(loud, "cuda:0"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("has failed"));
        assertThat(linesOf(all, "cpu")).singleElement().asString().contains("is up");
    }

    @Test
    void aGpuThatHangs() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Device gpu = started(
                DeviceId.cuda(0), ScriptedBackend.waitingFor(gate), FaultPolicies.withRunLimit(Duration.ofMillis(20)));
        Device cpu = started(DeviceId.CPU, ScriptedBackend.healthy(), FaultPolicies.PATIENT);
        runMany(new Router(List.of(gpu, cpu), false, device -> device, meters));
        gate.countDown();
        gpu.stop(Deadline.after(PATIENCE));
        cpu.stop(Deadline.after(PATIENCE));

        assertThat(linesOf(loud, "cuda:0"))
                .singleElement()
                .asString()
                .contains("has failed", "pose-detector did not end within 20 ms and could not be stopped");
    }

    @Test
    void aGpuThatIsMissing() {
        Device gpu = new Device(DeviceId.cuda(0), true, FaultPolicies.PATIENT, watch, meters);
        gpu.markUnavailable("libcuda.so.1: not found");
        Device cpu = started(DeviceId.CPU, ScriptedBackend.healthy(), FaultPolicies.PATIENT);
        runMany(new Router(List.of(gpu, cpu), false, device -> device, meters));

        assertThat(linesOf(all, "cuda:0"))
                .singleElement()
                .asString()
                .contains("is unavailable", "libcuda.so.1: not found");
    }

    /** All at once, so that several are on their way when the device fails; each is done by some device. */
    private static void runMany(Router router) {
        List<UniAssertSubscriber<Inference>> runs = IntStream.range(0, MANY)
                .mapToObj(i -> router.run(ModelName.POSE_DETECTOR, ScriptedBackend.input(1), Deadline.after(PATIENCE))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.<Inference>create()))
                .toList();
        runs.forEach(run -> run.awaitItem(PATIENCE));
    }

    private Device started(DeviceId id, Backend backend, FaultPolicy policy) {
        Device device = new Device(id, false, policy, watch, meters);
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 2 * MANY, List.of());
        return device;
    }

    private static List<String> linesOf(LogLines log, String device) {
        return log.lines().stream().filter(line -> line.startsWith(device)).toList();
    }

    private static void waitUntil(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Lets every run fail for a time. */
    private static final class Fault {
        final ScriptedBackend backend = new ScriptedBackend(n -> meet());
        private volatile boolean on;

        private void meet() {
            if (on) {
                throw new IllegalStateException(FAULT);
            }
        }

        void begin() {
            on = true;
        }

        void end() {
            on = false;
        }
    }
}
