package dev.drape.ops;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import sun.misc.Signal;

/**
 * A stop that was asked for ends with exit code 0. Left alone, the JVM stops just as gracefully on {@code SIGTERM}, but
 * its exit code is 143, which supervisors take for a crash.
 */
@ApplicationScoped
class TerminationSignal {
    void onStart(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Signal.handle(new Signal("TERM"), signal -> Quarkus.asyncExit(0));
        }
    }
}
