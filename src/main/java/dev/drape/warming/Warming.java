package dev.drape.warming;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.image.ImageConfig;
import dev.drape.image.Upload;
import dev.drape.tryon.Admission;
import dev.drape.tryon.GarmentWarmer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Analyses garment photos one at a time, each when no request is running, or after having waited for that long enough. One
 * run at a time. Any thread; no method but {@link #startConfigured} blocks.
 */
@ApplicationScoped
public class Warming {
    private static final Logger LOG = Logger.getLogger(Warming.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration TICK = Duration.ofMillis(500);

    private final WarmingConfig config;
    private final Admission admission;
    private final GarmentWarmer warmer;
    private final CpuPool cpu;
    private final AllowedHosts hosts;
    private final RemotePhotos remote;
    private final long maxBytes;
    private final Counter done;
    private final Counter failed;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "drape-warming");
        thread.setDaemon(true);
        return thread;
    });
    private WarmingRun run;

    Warming(
            WarmingConfig config,
            ImageConfig images,
            Admission admission,
            GarmentWarmer warmer,
            CpuPool cpu,
            Vertx vertx,
            MeterRegistry registry) {
        this.config = config;
        this.admission = admission;
        this.warmer = warmer;
        this.cpu = cpu;
        maxBytes = images.maxBytes();
        hosts = new AllowedHosts(
                config.allowedHosts().orElse(List.of()), config.privateHosts().orElse(List.of()));
        remote = new RemotePhotos(vertx, maxBytes, config.fetchTime());
        done = photos("done", registry);
        failed = photos("failed", registry);
    }

    private static Counter photos(String result, MeterRegistry registry) {
        return Counter.builder(WarmingMeter.WARMED.id())
                .description(WarmingMeter.WARMED.description())
                .tag(WarmingMeter.RESULT, result)
                .register(registry);
    }

    /** Begins with the configured photos, if there are any and it is wanted at the start. Returns at once. */
    public void atStart() {
        if (config.source().isPresent() && config.atStart()) {
            startConfigured().subscribe().with(begun -> {}, failure -> LOG.errorf(failure, "The cache is not warmed"));
        }
    }

    /**
     * Begins with the configured photos.
     *
     * @return the run's progress; fails with {@code invalid_option} if there are none, and with {@code warming_running}
     */
    public Uni<WarmingProgress> startConfigured() {
        return Uni.createFrom()
                .item(() -> {
                    Path source = config.source()
                            .orElseThrow(() -> new DrapeException(
                                    Failure.INVALID_OPTION,
                                    "drape.warming.source is not set; send one URL a line instead."));
                    try {
                        return begin(Manifest.read(source, config.maxPhotos()));
                    } catch (IOException | UncheckedIOException e) {
                        throw new DrapeException(Failure.INTERNAL, "drape.warming.source cannot be read", e);
                    }
                })
                .runSubscriptionOn(reader);
    }

    /** Begins with photos from other servers, one URL a line; each has to be allowed. */
    public WarmingProgress start(String urls) {
        List<WarmItem> items = Manifest.ofUrls(urls, config.maxPhotos());
        items.forEach(item -> hosts.check(item.place()));
        return begin(items);
    }

    private WarmingProgress begin(List<WarmItem> items) {
        WarmingRun begun = new WarmingRun(items.size());
        synchronized (this) {
            if (run != null && run.running()) {
                throw new DrapeException(Failure.WARMING_RUNNING, "The cache is being warmed; cancel that first.");
            }
            run = begun;
        }
        LOG.infof("Warming the cache with %d garment photos", items.size());
        begun.started(Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> warm(item, begun))
                .subscribe()
                .with(
                        item -> {},
                        failure -> {
                            LOG.errorf(failure, "Warming ended early");
                            begun.finish();
                        },
                        () -> {
                            begun.finish();
                            LOG.infof("Warmed the cache: %s", begun.progress());
                        }));
        return begun.progress();
    }

    private Uni<Void> warm(WarmItem item, WarmingRun of) {
        return whenIdle(System.nanoTime() + config.patience().toNanos())
                .chain(() -> bytes(item))
                .chain(bytes -> cpu.supply(() -> Upload.owning(bytes)))
                .chain(upload -> warmer.warm(upload, item.category()))
                .invoke(cached -> {
                    of.done(cached);
                    done.increment();
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s is not warmed: %s", item.place(), failure.getMessage());
                    of.failed();
                    failed.increment();
                    return false;
                })
                .replaceWithVoid();
    }

    private Uni<Void> whenIdle(long latest) {
        return Uni.createFrom().deferred(() -> {
            Admission.State state = admission.state();
            boolean idle = state.running() == 0 && state.waiting() == 0;
            return idle || System.nanoTime() >= latest
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(LOOK_AGAIN)
                            .chain(() -> whenIdle(latest));
        });
    }

    private Uni<byte[]> bytes(WarmItem item) {
        return item.remote()
                ? Uni.createFrom()
                        .item(() -> hosts.resolve(item.place()))
                        .runSubscriptionOn(reader)
                        .chain(remote::fetch)
                : Uni.createFrom().item(() -> file(Path.of(item.place()))).runSubscriptionOn(reader);
    }

    private byte[] file(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxBytes + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the run, if there is one; what was analysed stays. */
    public WarmingProgress cancel() {
        WarmingRun current = current();
        if (current != null) {
            current.cancel();
        }
        return progress();
    }

    public WarmingProgress progress() {
        WarmingRun current = current();
        return current == null ? WarmingProgress.NONE : current.progress();
    }

    /** The progress now and every half second, until the run has ended. */
    public Multi<WarmingProgress> watch() {
        return Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .map(tick -> progress())
                .select()
                .first(now -> now.state() == WarmingProgress.State.RUNNING)
                .onCompletion()
                .continueWith(this::progressAtEnd);
    }

    private List<WarmingProgress> progressAtEnd() {
        return List.of(progress());
    }

    private synchronized WarmingRun current() {
        return run;
    }

    @PreDestroy
    void stop() {
        cancel();
        remote.close();
        reader.shutdownNow();
    }
}
