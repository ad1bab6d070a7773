package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.execution.Deadline;
import dev.drape.garment.Category;
import dev.drape.image.Upload;
import dev.drape.inference.ModelCatalog;
import dev.drape.pose.Complexity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The front door to analyses: from the cache, from a computation that is already under way, or computed now. Failures are
 * not kept.
 */
@ApplicationScoped
public class Analyses {
    /** Raised whenever the same photo and options would give another analysis. */
    static final String ALGORITHM_VERSION = "5";

    private final SharedAnalyses shared;
    private final AnalysisCache cache;
    private final AnalysisLoads loads;
    private final CustomerReader customers;
    private final GarmentReader garments;
    private final ModelCatalog models;
    private final AnalysisConfig config;
    private final CacheMeters meters;
    private final SimilarGarments similar;
    private final Popularity popularity;

    Analyses(
            SharedAnalyses shared,
            AnalysisCache cache,
            AnalysisLoads loads,
            CustomerReader customers,
            GarmentReader garments,
            ModelCatalog models,
            AnalysisConfig config,
            CacheMeters meters,
            SimilarGarments similar,
            Popularity popularity) {
        this.shared = shared;
        this.cache = cache;
        this.loads = loads;
        this.customers = customers;
        this.garments = garments;
        this.models = models;
        this.config = config;
        this.meters = meters;
        this.similar = similar;
        this.popularity = popularity;
    }

    /**
     * Analyses a customer photo.
     *
     * @param upload the file; its digest is the key
     * @param photo its pixels, asked for only if it must be computed
     * @param deadline of this caller
     */
    public Uni<Analysed<CustomerAnalysis>> customer(
            Upload upload, PhotoSource photo, AnalysisOptions options, Deadline deadline) {
        Complexity complexity = customers.complexity(options.complexity());
        Function<Deadline, Uni<CustomerAnalysis>> compute =
                limit -> photo.use(decoded -> customers.read(decoded, complexity, options.standardise(), limit));
        String choices =
                "complexity=" + complexity.level() + ",preprocess=" + (options.standardise() ? "standard" : "none");
        return options.useCache()
                ? withRoom(key(Kind.CUSTOMER, upload, choices), photo, key -> shared.customer(key, compute, deadline))
                : SharedAnalyses.fresh(compute, deadline);
    }

    /** Analyses a garment photo; parameters as for customers, {@code wanted} = the caller's category. */
    public Uni<Analysed<GarmentAnalysis>> garment(
            Upload upload, PhotoSource photo, Optional<Category> wanted, boolean useCache, Deadline deadline) {
        popularity.count(upload.digest().md5());
        return useCache
                ? warmGarment(upload, photo, wanted, deadline)
                : SharedAnalyses.fresh(limit -> computed(photo, wanted, limit), deadline);
    }

    /** As {@link #garment} with the cache, but nobody asked for it: it does not count as popular. */
    public Uni<Analysed<GarmentAnalysis>> warmGarment(
            Upload upload, PhotoSource photo, Optional<Category> wanted, Deadline deadline) {
        String choices = "category=" + wanted.map(Enum::name).orElse("auto");
        Function<Deadline, Uni<Analysed<GarmentAnalysis>>> compute =
                limit -> similar.orElse(photo, pipelineVersion() + " " + choices, () -> computed(photo, wanted, limit));
        return withRoom(key(Kind.GARMENT, upload, choices), photo, key -> shared.garment(key, compute, deadline));
    }

    /**
     * Whoever waits for an analysis has room for the photo before: were it waited for in the load, those who hold all room could
     * wait for a load that waits for them.
     */
    private <T> Uni<T> withRoom(AnalysisKey key, PhotoSource photo, Function<AnalysisKey, Uni<T>> ask) {
        return Uni.createFrom()
                .deferred(() -> cache.has(key) ? Uni.createFrom().voidItem() : photo.reserve())
                .chain(() -> ask.apply(key));
    }

    private Uni<GarmentAnalysis> computed(PhotoSource photo, Optional<Category> wanted, Deadline limit) {
        return photo.use(decoded -> garments.read(decoded, wanted, limit));
    }

    /**
     * Empties a cache, both levels; what is being computed meanwhile is not kept either.
     *
     * @return how many entries memory and the second level had; fails with {@code cache_unavailable} if the second level
     *     may still hold some: memory is empty then
     */
    public Uni<Cleared> clear(Kind kind) {
        int size = cache.size(kind);
        Uni<Void> memory = kind == Kind.CUSTOMER
                ? cache.clearCustomers()
                : cache.clearGarments().invoke(similar::clear);
        return loads.shelf(kind).clear().onItemOrFailure().call(() -> memory).map(stored -> new Cleared(size, stored));
    }

    public CacheStatus status(Kind kind) {
        return meters.of(kind)
                .status(
                        cache.size(kind),
                        config.maxCacheSize(),
                        loads.shelf(kind).status());
    }

    /**
     * Why a garment of that category cannot be drawn on that customer: the gravest check that did not pass; empty if it
     * can.
     */
    public Optional<DrapeException> refusal(CustomerAnalysis customer, Category category) {
        return Stream.concat(
                        customer.checks().stream(),
                        Stream.of(PhotoChecks.framing(category, customer.body(), config.photoLimits())))
                .filter(PhotoCheck::refuses)
                .findFirst()
                .map(PhotoCheck::refusal);
    }

    /** Names the code and the model files an analysis came from. */
    public String pipelineVersion() {
        return ALGORITHM_VERSION + "-" + models.fingerprint();
    }

    private AnalysisKey key(Kind kind, Upload upload, String choices) {
        return new AnalysisKey(kind, upload.digest(), pipelineVersion(), choices);
    }
}
