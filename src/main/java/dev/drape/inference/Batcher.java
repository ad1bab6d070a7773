package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Gathers runs of one model that are asked for at about the same time and has them done as one. A batch goes when it is
 * full, when its first item has waited long enough, or before an item's deadline comes near. It is padded with zeros to a
 * power of two, because a GPU prepares itself for each size anew; what the padding gives is dropped. If a batch fails each
 * of its items is done alone, so that only the one to blame fails.
 */
final class Batcher implements Runner {
    /** Share of an item's remaining time that it may wait for others. */
    private static final int WAITING_SHARE = 4;

    private final Runner device;
    private final int maxSize;
    private final Duration maxDelay;
    private final RunWatch watch;
    private final Map<ModelName, Gathering> gatherings = new EnumMap<>(ModelName.class);
    private final AtomicInteger gathered = new AtomicInteger();

    /** @param maxSize items of a batch, at least 2 */
    Batcher(Runner device, int maxSize, Duration maxDelay, RunWatch watch) {
        this.device = device;
        this.maxSize = maxSize;
        this.maxDelay = maxDelay;
        this.watch = watch;
        for (ModelName model : ModelName.values()) {
            gatherings.put(model, new Gathering(model));
        }
    }

    @Override
    public Uni<Map<String, Tensor>> run(ModelName model, Tensor input, Deadline deadline) {
        return Uni.createFrom()
                .<Map<String, Tensor>>emitter(
                        caller -> gatherings.get(model).add(new BatchItem(input, deadline, caller)))
                .ifNoItem()
                .after(deadline.atLeastAMoment())
                .failWith(Batcher::tooLate);
    }

    /** The sizes of the batches that a device is given, ascending. */
    static List<Integer> sizes(int maxSize) {
        return IntStream.rangeClosed(1, maxSize)
                .map(size -> padded(size, maxSize))
                .distinct()
                .boxed()
                .toList();
    }

    /** What is gathered counts as the part of a run it will be. */
    @Override
    public int load() {
        int before = device.load();
        return before == Integer.MAX_VALUE ? before : before * maxSize + gathered.get();
    }

    @Override
    public void flush() {
        gatherings.values().forEach(Gathering::depart);
    }

    private static DrapeException tooLate() {
        return new DrapeException(Failure.DEADLINE_EXCEEDED, "The request took longer than it may.");
    }

    /** What waits for one model. */
    private final class Gathering {
        private final ModelName model;
        private List<BatchItem> items = new ArrayList<>();
        private long due;
        private ScheduledFuture<?> departure;

        Gathering(ModelName model) {
            this.model = model;
        }

        void add(BatchItem item) {
            List<BatchItem> full = List.of();
            synchronized (this) {
                items.add(item);
                gathered.incrementAndGet();
                if (items.size() >= maxSize) {
                    full = take();
                } else {
                    departBefore(System.nanoTime() + patience(item).toNanos());
                }
            }
            send(full);
        }

        private Duration patience(BatchItem item) {
            Duration share = item.deadline().left().dividedBy(WAITING_SHARE);
            return share.compareTo(maxDelay) < 0 ? share : maxDelay;
        }

        private void departBefore(long nanoTime) {
            if (items.size() == 1 || nanoTime - due < 0) {
                if (departure != null) {
                    departure.cancel(false);
                }
                due = nanoTime;
                departure = watch.after(Duration.ofNanos(nanoTime - System.nanoTime()), this::depart);
            }
        }

        private void depart() {
            List<BatchItem> gathered;
            synchronized (this) {
                gathered = take();
            }
            send(gathered);
        }

        private List<BatchItem> take() {
            List<BatchItem> taken = items;
            gathered.addAndGet(-taken.size());
            items = new ArrayList<>();
            if (departure != null) {
                departure.cancel(false);
                departure = null;
            }
            return taken;
        }

        private void send(List<BatchItem> gathered) {
            List<BatchItem> wanted =
                    gathered.stream().filter(item -> !item.ended()).toList();
            if (wanted.size() > 1) {
                together(wanted);
            } else {
                wanted.forEach(this::alone);
            }
        }

        private void alone(BatchItem item) {
            item.follow(
                    device.run(model, item.input(), item.deadline()).subscribe().with(item::complete, item::fail));
        }

        private void together(List<BatchItem> batch) {
            Deadline latest = batch.stream()
                    .map(BatchItem::deadline)
                    .reduce((one, other) -> one.left().compareTo(other.left()) > 0 ? one : other)
                    .orElseThrow();
            Tensor input = Tensor.stacked(batch.stream().map(BatchItem::input).toList(), padded(batch.size(), maxSize));
            BatchRun run = new BatchRun(batch);
            run.follow(device.run(model, input, latest).subscribe().with(run::complete, failure -> {
                if (failure instanceof DeviceFault) {
                    batch.stream().filter(item -> !item.ended()).forEach(this::alone);
                } else {
                    batch.forEach(item -> item.fail(failure));
                }
            }));
        }
    }

    private static int padded(int size, int maxSize) {
        int power = Integer.highestOneBit(size);
        return Math.min(maxSize, power == size ? size : 2 * power);
    }
}
