package dev.drape.api;

import dev.drape.testing.TestEndpointsOn;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

/** {@link ProblemsApiTest} held against the packaged service, whatever it was packaged as. */
@QuarkusIntegrationTest
@TestProfile(TestEndpointsOn.class)
class ProblemsIT extends ProblemsApiTest {}
