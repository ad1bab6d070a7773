package dev.drape.tryon;

/** The meters of admission: names with dots for Prometheus' underscores. None has a label. */
enum AdmissionMeter {
    RUNNING("drape.admission.running", "Requests that hold a place"),
    WAITING("drape.admission.waiting", "Requests that wait for a place"),
    PIXELS("drape.admission.pixels", "Pixels of the photos that are worked on"),
    PIXELS_WAITING("drape.admission.pixels.waiting", "Requests that wait for room for their photos' pixels"),
    REJECTIONS(
            "drape.admission.rejections", "Requests refused because places and queue or memory for bodies were taken");

    private final String id;
    private final String description;

    AdmissionMeter(String id, String description) {
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
