package dev.drape.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample photos of the project, as files. */
public enum Samples {
    ASTRONAUT("customer-astronaut.png"),
    HOPPER("customer-hopper.jpg"),
    TEE("garment-tee-navy.jpg"),
    SWEATER("garment-sweater-striped.jpg"),
    TANK("garment-tank-coral.png"),
    TROUSERS("garment-trousers-olive.jpg"),
    SKIRT("garment-skirt-plum.jpg"),
    DRESS("garment-dress-teal.jpg");

    private final Path file;

    Samples(String name) {
        file = Path.of("samples", name);
    }

    /** The file's bytes. */
    public byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test resource's bytes. */
    public static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
