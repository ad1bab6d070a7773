package dev.drape.ops;

import dev.drape.testing.TestEndpointsOn;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

/** {@link OperationsApiTest} held against the packaged service, whatever it was packaged as. */
@QuarkusIntegrationTest
@TestProfile(TestEndpointsOn.class)
class OperationsIT extends OperationsApiTest {}
