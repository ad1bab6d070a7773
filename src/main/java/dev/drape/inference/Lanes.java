package dev.drape.inference;

import dev.drape.execution.Deadline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A device's lanes. One whose run neither ends nor can be stopped is given up and another one takes its place; its thread
 * stays behind, so that happens a few times and no more. Any thread.
 */
final class Lanes {
    /** Lost lanes that are replaced: each keeps a thread and what its run holds for good. */
    private static final int MAX_REPLACED = 4;

    private final Device device;
    private final List<Lane> lost = new ArrayList<>();
    private volatile List<Lane> lanes = List.of();

    Lanes(Device device) {
        this.device = device;
    }

    synchronized void start(int count, int queueLimit) {
        lanes = IntStream.range(0, count)
                .mapToObj(i -> new Lane(device, i, Math.max(1, (queueLimit + count - 1 - i) / count)))
                .toList();
        lanes.forEach(Lane::start);
    }

    int count() {
        return lanes.size();
    }

    int queueDepth() {
        return lanes.stream().mapToInt(Lane::queueDepth).sum();
    }

    /** The load of the lane that has least to do. */
    int load() {
        return lanes.stream().mapToInt(Lane::load).min().orElse(Integer.MAX_VALUE);
    }

    /** Queues the run where least is to be done; false if no lane has room. */
    boolean offer(PendingRun run) {
        return lanes.stream().sorted(Comparator.comparingInt(Lane::load)).anyMatch(lane -> lane.offer(run));
    }

    /** Gives a lane up and answers what waited in its queue. */
    synchronized List<PendingRun> replace(Lane hung) {
        if (!lanes.contains(hung)) {
            return List.of();
        }
        List<Lane> next = new ArrayList<>(lanes);
        next.remove(hung);
        lost.add(hung);
        if (lost.size() <= MAX_REPLACED) {
            Lane fresh = hung.another();
            fresh.start();
            next.add(fresh);
        }
        lanes = List.copyOf(next);
        return hung.giveUp();
    }

    /** Finishes what is queued before the deadline; true if every thread has ended, lost ones too. */
    boolean stop(Deadline drain) throws InterruptedException {
        List<Lane> running = lanes;
        running.forEach(Lane::stop);
        boolean allEnded = true;
        for (Lane lane : running) {
            allEnded &= lane.awaitEnd(drain.left());
        }
        synchronized (this) {
            return allEnded && lost.stream().noneMatch(Lane::alive);
        }
    }
}
