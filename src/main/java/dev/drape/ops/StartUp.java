package dev.drape.ops;

import dev.drape.execution.CpuPool;
import dev.drape.image.filter.NativeLibrary;
import dev.drape.inference.ModelCatalog;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Loads the models ∥ OpenCV, then warms up. Models are loaded before the port opens: a missing or damaged one stops the
 * start. The warm-up runs beside it: the service is alive but not started until it ends.
 */
@ApplicationScoped
class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);

    private final ModelCatalog models;
    private final WarmUp warmUp;
    private final ProcessMeters meters;
    private final CpuPool cpu;

    StartUp(ModelCatalog models, WarmUp warmUp, ProcessMeters meters, CpuPool cpu) {
        this.models = models;
        this.warmUp = warmUp;
        this.meters = meters;
        this.cpu = cpu;
    }

    void onStart(@Observes StartupEvent event) {
        cpu.execute(StartUp::loadOpenCv);
        models.load();
        models.status().forEach(meters::loaded);
        Thread thread = new Thread(warmUp::begin, "drape-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Beside the models: JavaCPP takes as long as they do to look for libraries. */
    private static void loadOpenCv() {
        try {
            NativeLibrary.openCvVersion();
        } catch (LinkageError e) {
            LOG.error("OpenCV cannot be loaded, no photo can be read", e);
        }
    }
}
