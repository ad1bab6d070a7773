package dev.drape.ops;

import dev.drape.testing.PackagedDrape;
import dev.drape.testing.Samples;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** As packaged, nobody is told of requests; with tracing on, the named collector is. */
class TracesIT {
    private static final int PATIENCE_MS = 60_000;

    @Test
    void nothingIsSentUnlessItIsTurnedOn() throws IOException, InterruptedException {
        try (ServerSocket collector = collector();
                PackagedDrape drape = PackagedDrape.start(endpoint(collector))) {
            tryOn(drape);
            drape.terminate(); // what was held back would be sent now
            assertThat(drape.exitCode()).isZero();
            collector.setSoTimeout(1);
            assertThatThrownBy(collector::accept).isInstanceOf(SocketTimeoutException.class);
            assertThat(drape.lines())
                    .extracting(line -> line.path("logger").asText())
                    .noneMatch(logger -> logger.contains("opentelemetry"));
        }
    }

    @Test
    void theCollectorIsToldWhenItIs() throws IOException {
        try (ServerSocket collector = collector();
                PackagedDrape drape = PackagedDrape.start(endpoint(collector), "quarkus.otel.sdk.disabled=false")) {
            tryOn(drape);
            collector.setSoTimeout(PATIENCE_MS);
            try (Socket told = collector.accept()) {
                assertThat(told.getInputStream().readNBytes(3))
                        .isEqualTo("PRI".getBytes(StandardCharsets.US_ASCII)); // HTTP/2, as gRPC speaks it
            }
            tryOn(drape); // a collector that went away hurts nobody
        }
    }

    private static void tryOn(PackagedDrape drape) {
        assertThat(drape.tryOn("traced", Samples.HOPPER.bytes(), Samples.TEE.bytes())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }

    private static ServerSocket collector() throws IOException {
        return new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    }

    private static String endpoint(ServerSocket collector) {
        return "quarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:" + collector.getLocalPort();
    }
}
