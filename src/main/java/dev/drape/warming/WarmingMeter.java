package dev.drape.warming;

/** The meters of warming and their labels: names with dots for Prometheus' underscores. */
enum WarmingMeter {
    WARMED("drape.cache.warmed", "Photos that warming analysed or found in the cache, and those it could not");

    static final String RESULT = "result";

    private final String id;
    private final String description;

    WarmingMeter(String id, String description) {
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
