package dev.drape.api;

/** The meters of requests: their names as code knows them, dots for Prometheus' underscores. */
enum RequestMeter {
    REQUESTS("drape.requests", "Requests by endpoint and how they ended"),
    DURATION("drape.request.duration", "From a request's arrival to the end of its answer, whatever the answer"),
    STAGE("drape.stage.duration", "Stages of answered requests; a stage that a cache spared is absent"),
    PROBLEMS("drape.problems", "Problems answered, by kind and code"),
    IN_PROGRESS("drape.requests.in.progress", "Requests that have arrived and are not answered yet"),
    BODIES("drape.requests.body.bytes", "Bytes of the request bodies that are held");

    private final String id;
    private final String description;

    RequestMeter(String id, String description) {
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
