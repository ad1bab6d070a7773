package dev.drape.ops;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Native libraries that were unpacked when the service was packaged lie in a directory {@code natives} beside the
 * application: its executable, or its {@code quarkus-run.jar}. If it is there, ONNX Runtime and JavaCPP are sent to it
 * before either is asked for anything; else they unpack their jars themselves. Properties that are set already stay.
 */
@ApplicationScoped
class UnpackedNatives {
    private static final Logger LOG = Logger.getLogger(UnpackedNatives.class);
    private static final String NAME = "natives";
    private static final int FIRST = 1;

    void onStart(@Observes @Priority(FIRST) StartupEvent event) {
        directory().ifPresent(UnpackedNatives::use);
    }

    private static Optional<Path> directory() {
        return application()
                .map(file -> file.toAbsolutePath().resolveSibling(NAME))
                .filter(Files::isDirectory);
    }

    /** The native executable, or the jar that was started; empty where classes come from several places, as in tests. */
    private static Optional<Path> application() {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            return ProcessHandle.current().info().command().map(Path::of);
        }
        String started = System.getProperty("java.class.path", "");
        return started.endsWith(".jar") && !started.contains(File.pathSeparator)
                ? Optional.of(Path.of(started))
                : Optional.empty();
    }

    private static void use(Path natives) {
        LOG.infof("Native libraries are taken from %s", natives);
        setIfUnset("onnxruntime.native.path", natives.toString());
        setIfUnset("org.bytedeco.javacpp.pathsFirst", "true");
        setIfUnset(
                "org.bytedeco.javacpp.cacheLibraries", "false"); // else it copies OpenBLAS, 37 MB, at each first start
        System.setProperty("java.library.path", natives.toString());
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
