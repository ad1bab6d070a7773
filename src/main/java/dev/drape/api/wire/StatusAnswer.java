package dev.drape.api.wire;

import java.util.List;
import java.util.Map;

/** Body of {@code GET /performance-status}. */
public record StatusAnswer(
        boolean gpuAvailable,
        String device,
        List<DeviceState> devices,
        Map<String, CacheState> caches,
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

    /** A cache; hit rate 0…1. */
    public record CacheState(int size, int maxSize, long hits, long misses, double hitRate, long evictions) {}

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
