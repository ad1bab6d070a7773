package dev.drape.inference;

/** The meters of models and devices, and their labels: names with dots for Prometheus' underscores. */
enum InferenceMeter {
    DEVICE_UP("drape.device.up", "1 while the device does work"),
    DEVICE_STATE("drape.device.state", "0 up, 1 unavailable, 2 failed, 3 being probed"),
    DEVICE_FAULTS("drape.device.faults", "Runs that failed on this device and not on another one"),
    DEVICE_FAILURES("drape.device.failures", "Times the device was put out of use"),
    DEVICE_FALLBACKS("drape.device.fallbacks", "Runs that this device should have done and another one did"),
    LOST_LANES("drape.device.lost.lanes", "Lanes given up because a run did not end"),
    GPU_AVAILABLE("drape.gpu.available", "1 while a GPU does work"),
    QUEUE_DEPTH("drape.lane.queue.depth", "Runs that wait for the device"),
    QUEUE_WAIT("drape.lane.queue.wait", "How long runs waited for a lane"),
    RUNS("drape.inference.runs", "Model runs"),
    MODEL_LOAD("drape.model.load", "How long the model took to load");

    static final String DEVICE = "device";
    static final String MODEL = "model";
    static final String OUTCOME = "outcome";

    private final String id;
    private final String description;

    InferenceMeter(String id, String description) {
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
