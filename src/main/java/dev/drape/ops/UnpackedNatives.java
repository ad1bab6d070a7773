package dev.drape.ops;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Native libraries that were unpacked when the service was packaged lie in a directory {@code natives}: beside the
 * executable, or in {@code /deployments} in a container. If it is there, ONNX Runtime and JavaCPP are sent to it before
 * either is asked for anything; else they unpack their jars themselves. Properties that are set already stay.
 */
@ApplicationScoped
class UnpackedNatives {
    private static final Logger LOG = Logger.getLogger(UnpackedNatives.class);
    private static final String NAME = "natives";
    private static final String CONTAINER = "/deployments";
    private static final int FIRST = 1;

    void onStart(@Observes @Priority(FIRST) StartupEvent event) {
        directory().ifPresent(UnpackedNatives::use);
    }

    private static Optional<Path> directory() {
        return Stream.concat(executable().stream(), Stream.of(Path.of(CONTAINER)))
                .map(place -> place.resolve(NAME))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** Where the native executable lies; empty on a JVM. */
    private static Optional<Path> executable() {
        return ImageMode.current() == ImageMode.NATIVE_RUN
                ? ProcessHandle.current()
                        .info()
                        .command()
                        .map(command -> Path.of(command).toAbsolutePath().getParent())
                : Optional.empty();
    }

    private static void use(Path natives) {
        LOG.infof("Native libraries are taken from %s", natives);
        setIfUnset("onnxruntime.native.path", natives.toString());
        setIfUnset("org.bytedeco.javacpp.pathsFirst", "true");
        System.setProperty("java.library.path", natives.toString());
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
