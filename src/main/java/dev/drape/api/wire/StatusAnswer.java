package dev.drape.api.wire;

import java.util.List;
import java.util.Map;

/** Body of {@code GET /performance-status}. */
public record StatusAnswer(
        boolean gpuAvailable,
        String device,
        List<DeviceState> devices,
        Map<String, CacheState> caches,
        WarmingState warming,
        List<ModelState> models,
        Requests requests,
        RuntimeFacts runtime) {

    /** A device; times are ISO 8601. */
    public record DeviceState(
            String id,
            String state,
            String reason,
            String since,
            String nextProbe,
            int lanes,
            int queueDepth,
            long inferences,
            long failures) {}

    /**
     * A cache; hit rate 0…1. Of the hits, {@code storeHits} came from the second level and {@code similarHits} were a
     * similar photo's.
     */
    public record CacheState(
            int size,
            int maxSize,
            long hits,
            long storeHits,
            long similarHits,
            long misses,
            double hitRate,
            long evictions,
            double meanLoadMs,
            double maxLoadMs,
            StoreState store) {}

    /** A cache's second level; {@code up} is false while it is left alone because it failed. */
    public record StoreState(
            String store, boolean up, long hits, long misses, long failures, long writes, long dropped) {}

    /** A loaded model. */
    public record ModelState(String name, String sha256, String device, double loadMs, double warmupMs) {}

    /** The admission gate. */
    public record Requests(int inProgress, int waiting, int queueLimit, long rejected) {}

    /** What runs here. */
    public record RuntimeFacts(
            String drape,
            String java,
            String quarkus,
            String onnxruntime,
            String opencv,
            double uptimeS,
            long nativeMemoryBytes) {}
}
