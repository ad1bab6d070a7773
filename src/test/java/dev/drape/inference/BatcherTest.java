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
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

class BatcherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Nothing leaves because of it while a test lasts. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final ModelName MODEL = ModelName.POSE_LANDMARK_LITE;

    private final RunWatch watch = new RunWatch();
    private final Device device = new Device(
            DeviceId.cuda(0),
            false,
            FaultPolicies.of(100, LONG),
            watch,
            new InferenceMeters(new SimpleMeterRegistry()));

    @AfterEach
    void stop() throws InterruptedException {
        device.stop(Deadline.after(PATIENCE));
        watch.close();
    }

    @Test
    void aFullBatchIsOneRunAndEachCallerGetsItsOwnPart() {
        ScriptedBackend backend = started(ScriptedBackend.healthy());
        Batcher batcher = new Batcher(device, 4, LONG, watch);
        List<UniAssertSubscriber<Map<String, Tensor>>> runs = submit(batcher, 4);
        for (int i = 0; i < 4; i++) {
            Tensor own = runs.get(i).awaitItem(PATIENCE).getItem().get("twice");
            assertThat(own.shape()).containsExactly(1, 2);
            assertThat(own.toFloats()).containsExactly(2f * i, 2f * i);
        }
        assertThat(backend.shapes).singleElement().isEqualTo(new long[] {4, 2});
    }

    @Test
    void whatComesBeforeTheDelayIsOverGoesTogetherPaddedToAPowerOfTwo() {
        ScriptedBackend backend = started(ScriptedBackend.healthy());
        Batcher batcher = new Batcher(device, 8, Duration.ofSeconds(1), watch);
        List<UniAssertSubscriber<Map<String, Tensor>>> runs = submit(batcher, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(runs.get(i).awaitItem(PATIENCE).getItem().get("twice").at(0))
                    .isEqualTo(2f * i);
        }
        assertThat(backend.shapes).singleElement().isEqualTo(new long[] {8, 2});
    }

    @Test
    void oneAloneIsNotPadded() {
        ScriptedBackend backend = started(ScriptedBackend.healthy());
        Batcher batcher = new Batcher(device, 8, Duration.ofMillis(1), watch);
        submit(batcher, 1).get(0).awaitItem(PATIENCE);
        assertThat(backend.shapes).singleElement().isEqualTo(new long[] {1, 2});
    }

    @Test
    void modelsAreNotMixed() {
        ScriptedBackend backend = started(ScriptedBackend.healthy());
        Batcher batcher = new Batcher(device, 2, LONG, watch);
        var one = subscribe(batcher, ModelName.POSE_DETECTOR, 1, Deadline.after(PATIENCE));
        var other = subscribe(batcher, ModelName.POSE_LANDMARK_LITE, 2, Deadline.after(PATIENCE));
        subscribe(batcher, ModelName.POSE_DETECTOR, 3, Deadline.after(PATIENCE)).awaitItem(PATIENCE);
        one.awaitItem(PATIENCE);
        other.assertNotTerminated();
        assertThat(backend.seen).containsExactly(1f);
    }

    /** The item of value 1 makes every run it is in fail. */
    @Test
    void anItemThatFailsDoesNotTakeItsMatesWithIt() {
        started(ScriptedBackend.giving(input -> {
            float[] values = input.toFloats();
            for (int i = 0; i < values.length; i++) {
                if (values[i] == 1) {
                    throw new IllegalStateException("poison");
                }
                values[i] *= 2;
            }
            return Tensor.owning(values, input.shape());
        }));
        Batcher batcher = new Batcher(device, 4, LONG, watch);
        List<UniAssertSubscriber<Map<String, Tensor>>> runs = submit(batcher, 4);
        for (int i = 0; i < 4; i++) {
            if (i == 1) {
                assertThat(runs.get(i).awaitFailure(PATIENCE).getFailure())
                        .isInstanceOf(DeviceFault.class)
                        .hasMessage("poison");
            } else {
                assertThat(runs.get(i)
                                .awaitItem(PATIENCE)
                                .getItem()
                                .get("twice")
                                .at(0))
                        .isEqualTo(2f * i);
            }
        }
    }

    @ParameterizedTest(name = "{0} of 4 callers go")
    @CsvSource({"1, false", "3, false", "4, true"})
    void aBatchIsStoppedOnlyWhenNobodyWantsIt(int gone, boolean stopped) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedBackend backend = started(new ScriptedBackend(n -> {
            running.countDown();
            gate.await();
        }));
        Batcher batcher = new Batcher(device, 4, LONG, watch);
        List<UniAssertSubscriber<Map<String, Tensor>>> runs = submit(batcher, 4);
        assertThat(running.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        runs.subList(0, gone).forEach(UniAssertSubscriber::cancel);
        assertThat(backend.stops.get(0).pulled()).isEqualTo(stopped);
        gate.countDown();
        runs.subList(gone, 4).forEach(run -> run.awaitItem(PATIENCE));
    }

    @Test
    void aBatchLeavesBeforeItsFirstDeadline() {
        ScriptedBackend backend = started(ScriptedBackend.healthy());
        Batcher batcher = new Batcher(device, 8, LONG, watch);
        var patient = subscribe(batcher, MODEL, 1, Deadline.after(Duration.ofHours(2)));
        var hurried = subscribe(batcher, MODEL, 2, Deadline.after(Duration.ofSeconds(4)));
        hurried.awaitItem(PATIENCE);
        patient.awaitItem(PATIENCE);
        assertThat(backend.shapes).singleElement().isEqualTo(new long[] {2, 2});
    }

    @Test
    void anItemDoesNotOutlastItsDeadlineInABatchThatDoes() {
        CountDownLatch gate = new CountDownLatch(1);
        started(ScriptedBackend.waitingFor(gate));
        Batcher batcher = new Batcher(device, 2, LONG, watch);
        var hurried = subscribe(batcher, MODEL, 1, Deadline.after(Duration.ofMillis(200)));
        var patient = subscribe(batcher, MODEL, 2, Deadline.after(PATIENCE));
        assertThat(((DrapeException) hurried.awaitFailure(PATIENCE).getFailure()).failure())
                .isEqualTo(Failure.DEADLINE_EXCEEDED);
        gate.countDown();
        patient.awaitItem(PATIENCE);
    }

    private ScriptedBackend started(ScriptedBackend backend) {
        device.start(backend, ScriptedBackend.SIGNATURES, 1, 16, List.of());
        return backend;
    }

    /** Values 0, 1, 2 … */
    private static List<UniAssertSubscriber<Map<String, Tensor>>> submit(Batcher batcher, int count) {
        List<UniAssertSubscriber<Map<String, Tensor>>> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(subscribe(batcher, MODEL, i, Deadline.after(PATIENCE)));
        }
        return runs;
    }

    private static UniAssertSubscriber<Map<String, Tensor>> subscribe(
            Batcher batcher, ModelName model, float value, Deadline deadline) {
        return batcher.run(model, ScriptedBackend.input(value), deadline)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
