package dev.drape.api;

import java.util.Locale;

/** The endpoints that requests are counted and logged by; whatever else is asked for is {@link #OTHER}. */
enum Endpoint {
    VIRTUAL_TRYON("/virtual-tryon", true),
    ANALYZE_CUSTOMER("/analyze/customer", true),
    ANALYZE_GARMENT("/analyze/garment", true),
    PREPROCESS("/preprocess", true),
    VALIDATE("/validate", true),
    PERFORMANCE_STATUS("/performance-status"),
    CLEAR_CACHE("/clear-cache"),
    CACHE_WARM("/cache/warm"),
    CACHE_WARM_EVENTS("/cache/warm/events"),
    CACHE_TOP("/cache/top"),
    TEST_VIRTUAL_TRYON("/test/virtual-tryon"),
    TEST_ANALYSIS("/test/analysis"),
    TEST_READ("/test/read", true),
    /** Probes, metrics, the OpenAPI document and its page: neither counted nor logged, they come every few seconds. */
    OPERATION("/q"),
    OTHER(null);

    private final String path;
    private final boolean takesPhotos;

    Endpoint(String path) {
        this(path, false);
    }

    Endpoint(String path, boolean takesPhotos) {
        this.path = path;
        this.takesPhotos = takesPhotos;
    }

    /** Whether its requests carry photos, which need a place. */
    boolean takesPhotos() {
        return takesPhotos;
    }

    /** The endpoint of a request path; the path itself may hold anything and goes nowhere. */
    static Endpoint of(String requestPath) {
        if (requestPath == null) {
            return OTHER;
        }
        if (requestPath.equals(OPERATION.path)
                || requestPath.startsWith("/q/")
                || requestPath.startsWith(HealthAliases.PREFIX)) {
            return OPERATION;
        }
        for (Endpoint endpoint : values()) {
            if (requestPath.equals(endpoint.path)) {
                return endpoint;
            }
        }
        return OTHER;
    }

    /** Lower case, such as {@code virtual_tryon}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
