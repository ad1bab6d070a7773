package dev.drape.analysis;

/** The meters of analyses and their caches, and their labels: names with dots for Prometheus' underscores. */
enum AnalysisMeter {
    REQUESTS("drape.cache.requests", "Look-ups in the analysis cache"),
    LOAD("drape.cache.load", "Time to compute what no level of the cache knew"),
    DEGRADED("drape.analysis.degraded", "Steps down that customer analyses took rather than fail");

    static final String KIND = "kind";
    static final String RESULT = "result";
    static final String STEP = "step";

    private final String id;
    private final String description;

    AnalysisMeter(String id, String description) {
        this.id = id;
        this.description = description;
    }

    String id() {
        return id;
    }

    String description() {
        return description;
    }
}
