package dev.drape.store;

/** The meters of the second level and their labels: names with dots for Prometheus' underscores. */
enum StoreMeter {
    READS("drape.cache.store.reads", "Look-ups in the second level"),
    WRITES("drape.cache.store.writes", "Writes to the second level"),
    FIND("drape.cache.store.find", "Look-ups in the second level, until the entry is decoded"),
    UP("drape.cache.store.up", "0 while the second level is left alone because it failed");

    static final String KIND = "kind";
    static final String RESULT = "result";
    static final String STORE = "store";

    private final String id;
    private final String description;

    StoreMeter(String id, String description) {
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
