package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ModelName MODEL = ModelName.POSE_DETECTOR;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunWatch watch = new RunWatch();
    private final Device device = device(FaultPolicies.PATIENT);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() throws InterruptedException {
        gate.countDown();
        device.stop(Deadline.after(PATIENCE));
        watch.close();
    }

    private Device device(FaultPolicy policy) {
        return new Device(DeviceId.CPU, false, policy, watch, new InferenceMeters(registry));
    }

    @ParameterizedTest(name = "{0} lanes, at most {1} waiting")
    @CsvSource({"1, 1", "1, 4", "2, 3", "3, 7"})
    void holdsAsManyRunsAsItsLimitAndRefusesTheNext(int lanes, int limit) throws InterruptedException {
        device.start(ScriptedBackend.waitingFor(gate), ScriptedBackend.SIGNATURES, lanes, limit, List.of());
        List<UniAssertSubscriber<?>> taken = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            taken.add(submit(i));
            waitUntilTaken(i + 1);
        }
        for (int i = 0; i < limit; i++) {
            taken.add(submit(i));
        }
        assertThat(device.queueDepth()).isEqualTo(limit);

        UniAssertSubscriber<?> tooMany = submit(99);
        DrapeException refusal = failure(tooMany);
        assertThat(refusal.failure()).isEqualTo(Failure.OVERLOADED);
        assertThat(refusal.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));

        gate.countDown();
        taken.forEach(run -> run.awaitItem(PATIENCE));
    }

    @Test
    void skipsARunWhoseCallerHasGone() throws InterruptedException {
        ScriptedBackend backend = ScriptedBackend.waitingFor(gate);
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 8, List.of());
        UniAssertSubscriber<?> first = submit(1);
        waitUntilTaken(1);
        UniAssertSubscriber<?> cancelled = submit(2);
        UniAssertSubscriber<?> last = submit(3);
        cancelled.cancel();
        gate.countDown();

        first.awaitItem(PATIENCE);
        last.awaitItem(PATIENCE);
        assertThat(backend.seen).containsExactly(1f, 3f);
    }

    @Test
    void skipsARunWhoseDeadlineHasPassedWhenItsTurnComes() throws InterruptedException {
        ScriptedBackend backend = ScriptedBackend.waitingFor(gate);
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 8, List.of());
        submit(1);
        waitUntilTaken(1);
        Deadline deadline = Deadline.after(Duration.ofMillis(20));
        UniAssertSubscriber<?> late = subscribe(2, deadline);
        UniAssertSubscriber<?> patient = submit(3);
        while (!deadline.passed()) {
            Thread.onSpinWait();
        }
        gate.countDown();

        assertThat(failure(late).failure()).isEqualTo(Failure.DEADLINE_EXCEEDED);
        patient.awaitItem(PATIENCE);
        assertThat(backend.seen).containsExactly(1f, 3f);
    }

    @Test
    void aLaneSurvivesErrorsOfARun() {
        device.start(
                new ScriptedBackend(n -> {
                    switch (n) {
                        case 1 -> throw new OutOfMemoryError("on purpose");
                        case 2 -> throw new InterruptedException("on purpose");
                        case 3 -> throw new LinkageError("on purpose");
                        default -> {}
                    }
                }),
                ScriptedBackend.SIGNATURES,
                1,
                8,
                List.of());
        for (int i = 1; i <= 3; i++) {
            Throwable fault = submit(i).awaitFailure(PATIENCE).getFailure();
            assertThat(fault).isInstanceOf(DeviceFault.class).hasMessage("on purpose");
        }
        assertThat(submit(4).awaitItem(PATIENCE).getItem().get("twice").at(0)).isEqualTo(8f);
        assertThat(device.status())
                .returns(1L, DeviceStatus::inferences)
                .returns(3L, DeviceStatus::failures)
                .returns(DeviceState.UP, DeviceStatus::state);
    }

    @Test
    void aLaneSurvivesACallerThatThrows() {
        device.start(ScriptedBackend.healthy(), ScriptedBackend.SIGNATURES, 1, 8, List.of());
        device.run(MODEL, ScriptedBackend.input(1), Deadline.after(PATIENCE))
                .subscribe()
                .with(outputs -> {
                    throw new IllegalStateException("on purpose");
                });
        submit(2).awaitItem(PATIENCE);
    }

    @Test
    void finishesWhatIsQueuedBeforeItStopsAndRefusesTheRest() throws InterruptedException {
        ScriptedBackend backend = ScriptedBackend.waitingFor(gate);
        device.start(backend, ScriptedBackend.SIGNATURES, 2, 8, List.of());
        List<UniAssertSubscriber<?>> queued = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            queued.add(submit(i));
        }
        Thread opener = new Thread(() -> {
            sleep(50);
            gate.countDown();
        });
        opener.start();
        device.stop(Deadline.after(PATIENCE));
        opener.join();

        queued.forEach(run -> run.awaitItem(PATIENCE));
        assertThat(backend.closed).isTrue();
        assertThat(failure(submit(9)).failure()).isEqualTo(Failure.NOT_READY);
    }

    @Test
    void givesUpOnTheQueueWhenTheDrainTimeIsUpAndKeepsUsedSessionsOpen() throws InterruptedException {
        ScriptedBackend backend = ScriptedBackend.waitingFor(gate);
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 8, List.of());
        submit(1);
        waitUntilTaken(1);
        UniAssertSubscriber<?> queued = submit(2);
        device.stop(Deadline.after(Duration.ofMillis(30)));

        assertThat(failure(queued).failure()).isEqualTo(Failure.NOT_READY);
        assertThat(backend.closed).isFalse();
        assertThat(backend.seen).containsExactly(1f);
    }

    @Test
    void countsRunsAndWaits() {
        device.start(ScriptedBackend.failingFrom(3, "broken"), ScriptedBackend.SIGNATURES, 1, 8, List.of());
        submit(1).awaitItem(PATIENCE);
        submit(2).awaitItem(PATIENCE);
        submit(3).awaitFailure(PATIENCE);

        assertThat(runs("ok")).isEqualTo(2);
        assertThat(runs("failed")).isEqualTo(1);
        assertThat(registry.get("drape.lane.queue.wait")
                        .tag("device", "cpu")
                        .timer()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("drape.device.up").tag("device", "cpu").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("drape.lane.queue.depth").gauge().value()).isZero();
    }

    @Test
    void aLaneSurvivesBeingInterrupted() {
        device.start(ScriptedBackend.interruptingAt(1), ScriptedBackend.SIGNATURES, 1, 8, List.of());
        for (int i = 1; i <= 3; i++) {
            assertThat(submit(i).awaitItem(PATIENCE).getItem().get("twice").at(0))
                    .isEqualTo(2f * i);
        }
        assertThat(device.isUp()).isTrue();
    }

    @Test
    void aRunIsStoppedWhenItsCallerGoes() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        ScriptedBackend backend = stoppable(stopped);
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 8, List.of());
        UniAssertSubscriber<?> run = submit(1);
        waitUntilTaken(1);
        run.cancel();
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        submit(2).awaitItem(PATIENCE);
        assertThat(runs("stopped")).isEqualTo(1);
        assertThat(device.status().failures()).as("nobody's fault").isZero();
    }

    @Test
    void aRunIsStoppedAtItsDeadline() {
        device.start(stoppable(new CountDownLatch(1)), ScriptedBackend.SIGNATURES, 1, 8, List.of());
        UniAssertSubscriber<?> late = subscribe(1, Deadline.after(Duration.ofMillis(300)));
        assertThat(failure(late).failure()).isEqualTo(Failure.DEADLINE_EXCEEDED);
        submit(2).awaitItem(PATIENCE);
    }

    @Test
    void aRunIsStoppedAtTheDevicesOwnLimit() throws InterruptedException {
        Device strict = device(FaultPolicies.withRunLimit(Duration.ofMillis(20)));
        strict.start(stoppable(new CountDownLatch(1)), ScriptedBackend.SIGNATURES, 1, 8, List.of());
        Throwable fault = on(strict, 1).awaitFailure(PATIENCE).getFailure();
        assertThat(fault).isInstanceOf(DeviceFault.class).hasMessage("pose-detector did not end within 20 ms");
        strict.stop(Deadline.after(PATIENCE));
    }

    /** Every run but the second one hangs and does not heed its stop. */
    @Test
    void aLaneThatHangsIsReplacedAndItsQueueMoves() throws InterruptedException {
        Device strict = device(FaultPolicies.withRunLimit(Duration.ofMillis(20)));
        ScriptedBackend backend = new ScriptedBackend(n -> {
            if (n != 2) {
                gate.await();
            }
        });
        strict.start(backend, ScriptedBackend.SIGNATURES, 1, 8, List.of());
        UniAssertSubscriber<?> hanging = on(strict, 1);
        UniAssertSubscriber<?> behind = on(strict, 2);
        assertThat(hanging.awaitFailure(PATIENCE).getFailure())
                .isInstanceOf(DeviceFault.class)
                .hasMessage("pose-detector did not end within 20 ms and could not be stopped");
        behind.awaitItem(PATIENCE);
        assertThat(strict.isUp()).isTrue();
        assertThat(strict.status().lanes()).isEqualTo(1);
        for (int lost = 2; lost <= 5; lost++) {
            on(strict, 10 + lost).awaitFailure(PATIENCE);
            assertThat(registry.get("drape.device.lost.lanes").counter().count())
                    .isEqualTo(lost);
        }
        assertThat(strict.status().lanes())
                .as("threads are not lost without end")
                .isZero();
        assertThat(strict.status().state()).isEqualTo(DeviceState.FAILED);
        strict.stop(Deadline.after(Duration.ofMillis(1)));
        assertThat(backend.closed).as("its sessions are in use").isFalse();
        gate.countDown();
    }

    /** The first run is in the way of nobody: with a queue a lane one of the two that wait would be behind it. */
    @Test
    void noRunWaitsWhileALaneIsFree() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        ScriptedBackend backend = new ScriptedBackend(n -> {
            if (n <= 2) {
                (n == 1 ? gate : second).await();
            }
        });
        device.start(backend, ScriptedBackend.SIGNATURES, 2, 8, List.of());
        UniAssertSubscriber<?> slow = submit(1);
        waitUntil(() -> backend.runs.get() == 1);
        submit(2);
        waitUntil(() -> backend.runs.get() == 2);
        UniAssertSubscriber<?> third = submit(3);
        UniAssertSubscriber<?> fourth = submit(4);
        second.countDown();

        third.awaitItem(PATIENCE);
        fourth.awaitItem(PATIENCE);
        slow.assertNotTerminated();
    }

    /** Also of the ones beyond those that were replaced, so that a device without lanes can come back. */
    @Test
    void aLaneWhoseRunEndsAfterAllIsALaneAgain() throws InterruptedException {
        Set<Thread> others = laneThreads();
        Device strict = device(FaultPolicies.withRunLimit(Duration.ofMillis(20)));
        strict.start(ScriptedBackend.waitingFor(gate), ScriptedBackend.SIGNATURES, 2, 8, List.of());
        for (int lost = 1; lost <= 6; lost++) {
            on(strict, lost).awaitFailure(PATIENCE);
        }
        assertThat(strict.status().lanes()).isZero();
        gate.countDown();

        waitUntil(() -> laneThreads().stream()
                        .filter(thread -> !others.contains(thread))
                        .count()
                == 2);
        assertThat(strict.status().lanes()).isEqualTo(2);
        strict.stop(Deadline.after(PATIENCE));
    }

    private static Set<Thread> laneThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("drape-lane-"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 'pose-detector gave twice as [1, 3] instead of [-1, 2]'",
        "2, 'pose-detector gave twice that is no number'"
    })
    void whatIsNotWhatTheModelDeclaresIsAFault(int length, String words) {
        float[] values = new float[length];
        values[0] = Float.NaN;
        device.start(
                ScriptedBackend.giving(input -> Tensor.owning(values, 1, length)),
                ScriptedBackend.SIGNATURES,
                1,
                8,
                List.of());
        assertThat(submit(1).awaitFailure(PATIENCE).getFailure())
                .isInstanceOf(DeviceFault.class)
                .hasMessage(words);
    }

    /** The first run goes on until it is stopped; later ones end at once. */
    private static ScriptedBackend stoppable(CountDownLatch stopped) {
        ScriptedBackend[] self = new ScriptedBackend[1];
        self[0] = new ScriptedBackend(n -> {
            if (n == 1) {
                CountDownLatch pulled = new CountDownLatch(1);
                self[0].stops.get(0).arm(pulled::countDown);
                pulled.await();
                stopped.countDown();
                throw new IllegalStateException("Exiting due to terminate flag being set to true.");
            }
        });
        return self[0];
    }

    private static UniAssertSubscriber<Map<String, Tensor>> on(Device device, float value) {
        return device.run(MODEL, ScriptedBackend.input(value), Deadline.after(PATIENCE))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private long runs(String outcome) {
        return registry.get("drape.inference.runs")
                .tags("model", "pose-detector", "device", "cpu", "outcome", outcome)
                .timer()
                .count();
    }

    private UniAssertSubscriber<Map<String, Tensor>> submit(float value) {
        return subscribe(value, Deadline.after(PATIENCE));
    }

    private UniAssertSubscriber<Map<String, Tensor>> subscribe(float value, Deadline deadline) {
        return device.run(MODEL, ScriptedBackend.input(value), deadline)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static DrapeException failure(UniAssertSubscriber<?> run) {
        return (DrapeException) run.awaitFailure(PATIENCE).getFailure();
    }

    /** Until that many runs have left the queue. */
    private void waitUntilTaken(int runs) {
        waitUntil(() -> registry.find("drape.lane.queue.wait").timers().stream()
                        .mapToLong(timer -> timer.count())
                        .sum()
                >= runs);
    }

    private static void waitUntil(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            sleep(1);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
