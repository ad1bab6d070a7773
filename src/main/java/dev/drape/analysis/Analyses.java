package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.garment.Category;
import dev.drape.image.Photo;
import dev.drape.image.Upload;
import dev.drape.inference.ModelCatalog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The front door to analyses: from the cache, from a computation that is already under way, or computed now.
 *
 * <p>A computation is shared by all callers with the same key and runs under the service's own time limit. Each caller
 * has its own subscription and its own deadline: one that cancels or gives up hurts nobody else. Failures are not kept.
 */
@ApplicationScoped
public class Analyses {
    /** Raised whenever the same photo and options would give another analysis. */
    static final String ALGORITHM_VERSION = "1";

    private final AnalysisCache cache;
    private final CustomerReader customers;
    private final GarmentReader garments;
    private final ModelCatalog models;
    private final AnalysisConfig config;
    private final CacheMeters meters;

    Analyses(
            AnalysisCache cache,
            CustomerReader customers,
            GarmentReader garments,
            ModelCatalog models,
            AnalysisConfig config,
            CacheMeters meters) {
        this.cache = cache;
        this.customers = customers;
        this.garments = garments;
        this.models = models;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Analyses a customer photo.
     *
     * @param upload the file; its digest is the key
     * @param photo the decoded file, subscribed to only if it must be computed
     * @param deadline of this caller
     */
    public Uni<Analysed<CustomerAnalysis>> customer(
            Upload upload, Uni<Photo> photo, AnalysisOptions options, Deadline deadline) {
        var complexity = customers.complexity(options);
        Function<Deadline, Uni<CustomerAnalysis>> compute =
                limit -> photo.chain(decoded -> customers.read(decoded, complexity, options.standardise(), limit));
        if (!options.useCache()) {
            return fresh(compute, deadline);
        }
        AnalysisKey key = key(
                Kind.CUSTOMER,
                upload,
                "complexity=" + complexity.level() + ",preprocess=" + (options.standardise() ? "standard" : "none"));
        return cached(Kind.CUSTOMER, load -> cache.customer(key, load), compute, deadline);
    }

    /** Analyses a garment photo; parameters as for customers, {@code wanted} = the caller's category. */
    public Uni<Analysed<GarmentAnalysis>> garment(
            Upload upload, Uni<Photo> photo, Optional<Category> wanted, boolean useCache, Deadline deadline) {
        Function<Deadline, Uni<GarmentAnalysis>> compute =
                limit -> photo.chain(decoded -> garments.read(decoded, wanted));
        if (!useCache) {
            return fresh(compute, deadline);
        }
        AnalysisKey key = key(
                Kind.GARMENT, upload, "category=" + wanted.map(Enum::name).orElse("auto"));
        return cached(Kind.GARMENT, load -> cache.garment(key, load), compute, deadline);
    }

    /** Empties a cache and answers how many entries it had; what is being computed meanwhile is not kept either. */
    public Uni<Integer> clear(Kind kind) {
        int size = cache.size(kind);
        Uni<Void> cleared = kind == Kind.CUSTOMER ? cache.clearCustomers() : cache.clearGarments();
        return cleared.replaceWith(size);
    }

    public CacheStatus status(Kind kind) {
        return meters.of(kind).status(cache.size(kind), config.maxCacheSize());
    }

    /** Names the code and the model files an analysis came from. */
    public String pipelineVersion() {
        return ALGORITHM_VERSION + "-" + models.fingerprint();
    }

    private AnalysisKey key(Kind kind, Upload upload, String options) {
        return new AnalysisKey(kind, upload.digest(), pipelineVersion(), options);
    }

    private static <T> Uni<Analysed<T>> fresh(Function<Deadline, Uni<T>> compute, Deadline deadline) {
        return within(deadline, compute.apply(deadline)).map(value -> new Analysed<>(value, false));
    }

    private <T> Uni<Analysed<T>> cached(
            Kind kind,
            Function<Supplier<Uni<T>>, Uni<T>> lookup,
            Function<Deadline, Uni<T>> compute,
            Deadline deadline) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean computes = new AtomicBoolean();
            Uni<T> shared = lookup.apply(() -> {
                computes.set(true);
                Duration limit = config.timeLimit();
                return compute.apply(Deadline.after(limit))
                        .ifNoItem()
                        .after(limit)
                        .failWith(Analyses::tooLate);
            });
            Uni<T> own = Uni.createFrom().emitter(caller -> shared.subscribe().with(caller::complete, caller::fail));
            return within(deadline, own).map(value -> {
                boolean hit = !computes.get();
                meters.of(kind).count(hit);
                return new Analysed<>(value, hit);
            });
        });
    }

    private static <T> Uni<T> within(Deadline deadline, Uni<T> work) {
        Duration left = deadline.left();
        return left.isNegative() || left.isZero()
                ? Uni.createFrom().failure(Analyses::tooLate)
                : work.ifNoItem().after(left).failWith(Analyses::tooLate);
    }

    private static DrapeException tooLate() {
        return new DrapeException(Failure.DEADLINE_EXCEEDED, "The analysis took longer than it may.");
    }
}
