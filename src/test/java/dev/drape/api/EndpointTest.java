package dev.drape.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "/virtual-tryon, VIRTUAL_TRYON",
        "/analyze/customer, ANALYZE_CUSTOMER",
        "/test/analysis, TEST_ANALYSIS",
        "/test/read, TEST_READ",
        "/cache/warm/events, CACHE_WARM_EVENTS",
        "/q/metrics, OPERATION",
        "/q, OPERATION",
        "/v2/health/ready, OPERATION",
        "/virtual-tryon/, OTHER",
        "/queue, OTHER",
        "/customers/jane.doe@example.org, OTHER",
        ", OTHER"
    })
    void aPathIsOneOfFewEndpoints(String path, Endpoint endpoint) {
        assertThat(Endpoint.of(path)).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @CsvSource({"200, ok", "204, ok", "304, ok", "404, refused", "422, refused", "500, failed", "503, unavailable"})
    void aStatusIsOneOfFewOutcomes(int status, String outcome) {
        assertThat(Outcome.of(status).id()).isEqualTo(outcome);
    }
}
