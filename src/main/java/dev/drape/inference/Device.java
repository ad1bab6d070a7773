package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A device, its lanes and what is known of it. It owns its backend from {@link #start} to {@link #stop}. A change of state
 * is logged once.
 */
final class Device {
    private static final Logger LOG = Logger.getLogger(Device.class);
    /** What a caller is told to wait when a queue is full: the expected time to empty it, within these. */
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private record Condition(DeviceState state, Optional<String> reason, Instant since) {}

    private final DeviceId id;
    private final boolean askedFor;
    private final InferenceMeters meters;
    private final LongAdder inferences = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder runNanos = new LongAdder();
    private volatile Condition condition =
            new Condition(DeviceState.UNAVAILABLE, Optional.of("not opened yet"), Instant.now());
    private volatile List<Lane> lanes = List.of();
    private volatile Backend backend;

    /** @param askedFor whether the operator listed it by name */
    Device(DeviceId id, boolean askedFor, InferenceMeters meters) {
        this.id = id;
        this.askedFor = askedFor;
        this.meters = meters;
        meters.watch(this);
    }

    DeviceId id() {
        return id;
    }

    boolean isUp() {
        return condition.state == DeviceState.UP;
    }

    /** Whether work that goes elsewhere has been moved: it was listed by name, or worked once. */
    boolean isMissed() {
        return !isUp() && (askedFor || condition.state == DeviceState.FAILED);
    }

    /** Such as {@code cuda:0: libcuda.so.1: cannot open shared object file}. */
    String whyNot() {
        return id + ": " + condition.reason.orElse("");
    }

    void requireUp() {
        Condition now = condition;
        if (now.state != DeviceState.UP) {
            throw new DeviceFault(now.reason.orElse(""));
        }
    }

    /** Takes over a backend that has loaded its models. */
    void start(Backend loaded, int laneCount, int queueLimit) {
        backend = loaded;
        lanes = IntStream.range(0, laneCount)
                .mapToObj(i -> new Lane(this, i, Math.max(1, (queueLimit + laneCount - 1 - i) / laneCount)))
                .toList();
        lanes.forEach(Lane::start);
        condition = new Condition(DeviceState.UP, Optional.empty(), Instant.now());
        LOG.infof("%s is up, lanes: %d", id, laneCount);
    }

    void markUnavailable(String reason) {
        condition = new Condition(DeviceState.UNAVAILABLE, Optional.of(reason), Instant.now());
        LOG.logf(
                askedFor ? Logger.Level.WARN : Logger.Level.INFO,
                "%s is unavailable: %s%s",
                id,
                reason,
                askedFor ? ". It was asked for in drape.inference.devices." : "");
    }

    /** The device failed where another did not; nothing happens unless it was up. */
    synchronized void markFailed(String reason) {
        if (isUp()) {
            condition = new Condition(DeviceState.FAILED, Optional.of(reason), Instant.now());
            LOG.errorf("%s has failed: %s", id, reason);
        }
    }

    /** Queues a run when subscribed to. Fails with {@link DeviceFault} if the device did not do it. */
    Uni<Map<String, Tensor>> run(ModelName model, Tensor input, Deadline deadline) {
        return Uni.createFrom().emitter(caller -> {
            PendingRun run = new PendingRun(model, input, deadline, caller);
            boolean queued =
                    lanes.stream().sorted(Comparator.comparingInt(Lane::load)).anyMatch(lane -> lane.offer(run));
            if (!queued) {
                run.fail(new DrapeException(Failure.OVERLOADED, "Too many photos are waiting to be analysed.")
                        .retryAfter(timeToEmpty()));
            }
        });
    }

    /** Runs on the calling lane's thread. */
    Map<String, Tensor> execute(PendingRun run, InputBuffer scratch) {
        meters.waited(this, run.age());
        long start = System.nanoTime();
        boolean ok = false;
        try {
            Map<String, Tensor> outputs = backend.run(run.model(), run.input(), scratch);
            ok = true;
            return outputs;
        } catch (Throwable e) {
            throw new DeviceFault(LoaderWords.of(e), e);
        } finally {
            long nanos = System.nanoTime() - start;
            (ok ? inferences : failures).increment();
            runNanos.add(nanos);
            meters.ran(this, run.model(), ok, nanos);
        }
    }

    int queueDepth() {
        return lanes.stream().mapToInt(Lane::queueDepth).sum();
    }

    /** The load of the lane that has least to do. */
    int load() {
        return lanes.stream().mapToInt(Lane::load).min().orElse(Integer.MAX_VALUE);
    }

    DeviceStatus status() {
        Condition now = condition;
        return new DeviceStatus(
                id.toString(),
                now.state,
                now.reason,
                now.since,
                lanes.size(),
                queueDepth(),
                inferences.sum(),
                failures.sum());
    }

    /** Finishes what is queued before the deadline, then closes the backend unless a run still uses it. */
    void stop(Deadline drain) throws InterruptedException {
        lanes.forEach(Lane::stop);
        boolean allEnded = true;
        for (Lane lane : lanes) {
            allEnded &= lane.awaitEnd(drain.left());
        }
        if (!allEnded) {
            LOG.warnf("%s was still running a model when the drain time was up; its sessions stay open", id);
        } else if (backend != null) {
            backend.close();
        }
        condition = new Condition(DeviceState.UNAVAILABLE, Optional.of("stopped"), Instant.now());
    }

    private Duration timeToEmpty() {
        long runs = Math.max(1, inferences.sum() + failures.sum());
        Duration estimate = Duration.ofNanos(runNanos.sum() / runs * queueDepth() / Math.max(1, lanes.size()));
        return estimate.compareTo(SHORTEST_RETRY) < 0
                ? SHORTEST_RETRY
                : estimate.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : estimate;
    }
}
