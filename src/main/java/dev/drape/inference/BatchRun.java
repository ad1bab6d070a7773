package dev.drape.inference;

import io.smallrye.mutiny.subscription.Cancellable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Items that are done as one run, which goes on while one of them is still wanted. */
final class BatchRun {
    private final List<BatchItem> items;

    BatchRun(List<BatchItem> items) {
        this.items = items;
    }

    void follow(Cancellable run) {
        AtomicInteger wanted = new AtomicInteger(items.size());
        for (BatchItem item : items) {
            item.whenEnded(() -> {
                if (wanted.decrementAndGet() == 0) {
                    run.cancel();
                }
            });
        }
    }

    /** Gives each item its part of every output; what is left over belongs to the padding. */
    void complete(Map<String, Tensor> outputs) {
        for (int i = 0; i < items.size(); i++) {
            Map<String, Tensor> part = new HashMap<>();
            for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
                part.put(output.getKey(), output.getValue().item(i));
            }
            items.get(i).complete(part);
        }
    }
}
