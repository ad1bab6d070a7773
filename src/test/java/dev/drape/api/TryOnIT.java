package dev.drape.api;

import dev.drape.testing.TestEndpointsOn;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

/** {@link TryOnApiTest} held against the packaged service, whatever it was packaged as. */
@QuarkusIntegrationTest
@TestProfile(TestEndpointsOn.class)
class TryOnIT extends TryOnApiTest {}
