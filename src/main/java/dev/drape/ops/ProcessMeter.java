package dev.drape.ops;

/** The meters of the process as a whole: their names as code knows them, dots for Prometheus' underscores. */
enum ProcessMeter {
    RESIDENT("drape.process.resident", "Resident memory of the process, heap and native"),
    MEMORY_LIMIT("drape.process.memory.limit", "Memory the process may use: the container's limit, else the machine's"),
    NATIVE_OBJECTS(
            "drape.native.objects",
            "Native objects that JavaCPP keeps track of; returns to its level between requests"),
    READY("drape.ready", "1 while the ready probe is up"),
    WARM_UP("drape.start.warm.up", "How long the try-on took that warms the service up; 0 until it has ended"),
    MODEL_WARM_UP("drape.model.warm.up", "How long the first run of the model took");

    private final String id;
    private final String description;

    ProcessMeter(String id, String description) {
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
