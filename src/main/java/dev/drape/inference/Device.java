package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * A device, its lanes and what is known of it. It owns its backend from {@link #start} to {@link #stop}. Each change of
 * state is logged once.
 */
final class Device implements Runner {
    private static final Logger LOG = Logger.getLogger(Device.class);
    /** What a caller is told to wait when a queue is full: the expected time to empty it, within these. */
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /** Bounds a model's warm-up: CUDA loads kernels and cuDNN looks for the fastest ones in it. */
    private static final Duration WARM_UP_LIMIT = Duration.ofMinutes(2);

    private final DeviceId id;
    private final boolean askedFor;
    private final FaultPolicy policy;
    private final RunWatch watch;
    private final InferenceMeters meters;
    private final Breaker breaker;
    private final Lanes lanes = new Lanes(this);
    private final LongAdder inferences = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder runNanos = new LongAdder();
    private volatile Map<ModelName, ModelSignature> signatures = Map.of();
    private volatile Backend backend;
    /** Whose run failed last: what a probe runs. */
    private volatile ModelName suspect = ModelName.POSE_DETECTOR;

    /** @param askedFor whether the operator listed it by name */
    Device(DeviceId id, boolean askedFor, FaultPolicy policy, RunWatch watch, InferenceMeters meters) {
        this.id = id;
        this.askedFor = askedFor;
        this.policy = policy;
        this.watch = watch;
        this.meters = meters;
        breaker = new Breaker(policy);
        meters.watch(this);
    }

    DeviceId id() {
        return id;
    }

    DeviceState state() {
        return breaker.condition().state();
    }

    boolean isUp() {
        return state() == DeviceState.UP;
    }

    /** Whether work that goes elsewhere has been moved: it was listed by name, or worked once. */
    boolean isMissed() {
        DeviceState now = state();
        return now != DeviceState.UP && (askedFor || now != DeviceState.UNAVAILABLE);
    }

    /** Such as {@code cuda:0: libcuda.so.1: cannot open shared object file}. */
    String whyNot() {
        return id + ": " + breaker.condition().reason().orElse("");
    }

    /** A device that has failed meanwhile does probes only. */
    void requireReadyFor(PendingRun run) {
        Breaker.Condition now = breaker.condition();
        if (now.state() != DeviceState.UP && !run.probe()) {
            throw new DeviceFault(now.reason().orElse(""));
        }
    }

    /**
     * Takes over a backend that has loaded its models, and runs each of them once a batch size on zeros, on a lane, so that no
     * request pays for what is done lazily. Blocking. Throws a {@link DeviceFault}, the device being stopped, if that fails.
     *
     * @return how long each model's runs took, ms
     */
    Map<ModelName, Double> start(
            Backend loaded,
            Map<ModelName, ModelSignature> models,
            int laneCount,
            int queueLimit,
            List<Integer> batchSizes) {
        backend = loaded;
        signatures = models;
        lanes.start(laneCount, queueLimit);
        Map<ModelName, Double> took = new EnumMap<>(ModelName.class);
        try {
            for (ModelName model : ModelName.values()) {
                took.put(model, lanes.first(scratch -> warmUp(model, batchSizes, scratch), WARM_UP_LIMIT));
            }
        } catch (DeviceFault e) {
            giveUp();
            throw e;
        }
        breaker.close();
        LOG.infof("%s is up, lanes: %d", id, laneCount);
        return took;
    }

    private double warmUp(ModelName model, List<Integer> batchSizes, InputBuffer scratch) throws Exception {
        ModelSignature signature = signatures.get(model);
        long start = System.nanoTime();
        for (int size : batchSizes) {
            signature.check(model, backend.run(model, signature.zeros(size), scratch, new RunStop()), size);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private void giveUp() {
        try {
            stop(Deadline.after(policy.grace()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void markUnavailable(String reason) {
        breaker.unavailable(reason);
        LOG.logf(
                askedFor ? Logger.Level.WARN : Logger.Level.INFO,
                "%s is unavailable: %s%s",
                id,
                reason,
                askedFor ? ". It was asked for in drape.inference.devices." : "");
    }

    /** The device failed where another did not, or no other may do its work. */
    void blame(ModelName model, String reason) {
        meters.faulted(this);
        suspect = model;
        if (breaker.fault(reason)) {
            opened(reason);
        }
    }

    private void opened(String reason) {
        meters.opened(this);
        LOG.errorf("%s has failed and gets no work: %s. It is probed in %s.", id, reason, breaker.pause());
        watch.after(breaker.pause(), this::probe);
    }

    /** Lets the device do a run that is nobody's; if it can, it is up again. */
    private void probe() {
        if (!breaker.probe()) {
            return;
        }
        ModelName model = suspect;
        queued(model, signatures.get(model).zeros(1), Deadline.after(policy.runLimit()), true)
                .subscribe()
                .with(outputs -> recovered(), failure -> probeFailed(LoaderWords.of(failure)));
    }

    private void recovered() {
        breaker.close();
        LOG.infof("%s is up again: a probe succeeded", id);
    }

    private void probeFailed(String reason) {
        breaker.probeFailed(reason);
        LOG.debugf("%s still fails: %s", id, reason);
        watch.after(breaker.pause(), this::probe);
    }

    @Override
    public Uni<Map<String, Tensor>> run(ModelName model, Tensor input, Deadline deadline) {
        return queued(model, input, deadline, false);
    }

    private Uni<Map<String, Tensor>> queued(ModelName model, Tensor input, Deadline deadline, boolean probe) {
        return Uni.createFrom().emitter(caller -> queue(new PendingRun(model, input, deadline, probe, caller)));
    }

    private void queue(PendingRun run) {
        if (!lanes.offer(run)) {
            run.fail(new DrapeException(Failure.OVERLOADED, "Too many photos are waiting to be analysed.")
                    .retryAfter(timeToEmpty()));
        }
    }

    /** Runs on the calling lane's thread. Past its deadline or the device's limit the run is stopped. */
    Map<String, Tensor> execute(Lanes.Turn turn, PendingRun run, InputBuffer scratch) {
        meters.waited(this, run.age());
        Duration left = run.deadline().left();
        Duration limit = run.probe() ? left : policy.limit(left);
        ScheduledFuture<?> stopping = watch.after(limit, run.stop()::pull);
        ScheduledFuture<?> losing = watch.after(limit.plus(policy.grace()), () -> lost(turn, run, limit));
        long start = System.nanoTime();
        RunOutcome outcome = RunOutcome.FAILED;
        try {
            Map<String, Tensor> outputs = backend.run(run.model(), run.input(), scratch, run.stop());
            signatures.get(run.model()).check(run.model(), outputs, run.batch());
            outcome = RunOutcome.OK;
            breaker.succeeded();
            return outputs;
        } catch (Throwable e) {
            if (run.stop().pulled()) {
                outcome = RunOutcome.STOPPED;
                throw run.outOfTime(tooLong(run, limit));
            }
            throw new DeviceFault(LoaderWords.of(e), e);
        } finally {
            stopping.cancel(false);
            losing.cancel(false);
            count(run, outcome, System.nanoTime() - start);
        }
    }

    private void count(PendingRun run, RunOutcome outcome, long nanos) {
        if (outcome == RunOutcome.OK) {
            inferences.increment();
        } else if (outcome == RunOutcome.FAILED) {
            failures.increment();
        }
        runNanos.add(nanos);
        meters.ran(this, run.model(), outcome, nanos);
    }

    /** The run did not end although it was stopped: its lane is given up, and a GPU with it until a probe succeeds. */
    private void lost(Lanes.Turn turn, PendingRun run, Duration limit) {
        String reason = tooLong(run, limit) + " and could not be stopped";
        suspect = run.model();
        // Before its lane is replaced: what waits for it must not be the next to hang.
        boolean failed = id.cuda() && breaker.open(reason);
        List<PendingRun> waiting = lanes.giveUp(turn);
        meters.lost(this);
        if (failed || (lanes.count() == 0 && breaker.open(reason))) {
            opened(reason);
        } else {
            LOG.errorf("%s: %s; its lane is given up", id, reason);
        }
        run.fail(run.outOfTime(reason));
        waiting.forEach(this::queue);
    }

    private static String tooLong(PendingRun run, Duration limit) {
        return run.model().id() + " did not end within " + limit.toMillis() + " ms";
    }

    int queueDepth() {
        return lanes.queueDepth();
    }

    /** 0 if a lane is free, see {@link Lanes#load}. */
    @Override
    public int load() {
        return lanes.load();
    }

    /** Holds nothing back. */
    @Override
    public void flush() {}

    DeviceStatus status() {
        Breaker.Condition now = breaker.condition();
        return new DeviceStatus(
                id.toString(),
                now.state(),
                now.reason(),
                now.since(),
                now.nextProbe(),
                lanes.count(),
                queueDepth(),
                inferences.sum(),
                failures.sum());
    }

    /** Finishes what is queued before the deadline, then closes the backend unless a run still uses it. */
    void stop(Deadline drain) throws InterruptedException {
        if (!lanes.stop(drain)) {
            LOG.warnf("%s was still running a model when the drain time was up; its sessions stay open", id);
        } else if (backend != null) {
            backend.close();
        }
        breaker.unavailable("stopped");
    }

    private Duration timeToEmpty() {
        long runs = Math.max(1, inferences.sum() + failures.sum());
        Duration estimate = Duration.ofNanos(runNanos.sum() / runs * queueDepth() / Math.max(1, lanes.count()));
        return shorter(estimate.compareTo(SHORTEST_RETRY) < 0 ? SHORTEST_RETRY : estimate, LONGEST_RETRY);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
