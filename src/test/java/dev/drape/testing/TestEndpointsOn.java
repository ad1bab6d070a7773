package dev.drape.testing;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** Production with its test endpoints open and small pictures welcome, so that the tests of a development build can judge it. */
public class TestEndpointsOn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("drape.test-endpoints.enabled", "true", "drape.image.min-side", "20");
    }
}
