package dev.drape.tryon;

import dev.drape.analysis.Analysed;
import dev.drape.analysis.Analyses;
import dev.drape.analysis.AnalysisOptions;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.analysis.Outfits;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.execution.StageTimes;
import dev.drape.garment.Category;
import dev.drape.image.Preprocessor;
import dev.drape.image.Standardized;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.function.BiFunction;

/** The flows of a single photo: standardise it, analyse it. */
@ApplicationScoped
public class AnalysisPipeline {
    private final Admission admission;
    private final PixelBudget budget;
    private final ImageDecoder decoder;
    private final Analyses analyses;
    private final Outfits outfits;
    private final CpuPool cpu;

    AnalysisPipeline(
            Admission admission,
            PixelBudget budget,
            ImageDecoder decoder,
            Analyses analyses,
            Outfits outfits,
            CpuPool cpu) {
        this.admission = admission;
        this.budget = budget;
        this.decoder = decoder;
        this.analyses = analyses;
        this.outfits = outfits;
        this.cpu = cpu;
    }

    /**
     * Analyses a customer photo.
     *
     * @param part the request part that a failure is blamed on
     * @param withOutfit whether the analysis must know who wears what
     */
    public Uni<Timed<Analysed<CustomerAnalysis>>> customer(
            Upload upload, String part, AnalysisOptions options, boolean withOutfit) {
        return withPhoto(
                upload,
                part,
                (turn, intake) -> analyses.customer(upload, intake, options, turn.deadline())
                        .chain(found -> outfit(found.value(), intake, turn, withOutfit)
                                .map(outfit -> timed(
                                        turn,
                                        intake,
                                        found,
                                        outfit.plus(
                                                found.cached()
                                                        ? StageTimes.NONE
                                                        : found.value().times())))));
    }

    private Uni<StageTimes> outfit(CustomerAnalysis analysis, PhotoIntake intake, Turn turn, boolean wanted) {
        return wanted && !analysis.outfit().isKnown()
                ? intake.photo().chain(photo -> outfits.find(analysis, photo, turn.deadline()))
                : Uni.createFrom().item(StageTimes.NONE);
    }

    /** Analyses a garment photo; {@code category} = the caller's, if any. */
    public Uni<Timed<Analysed<GarmentAnalysis>>> garment(
            Upload upload, String part, Optional<Category> category, boolean useCache) {
        return withPhoto(
                upload,
                part,
                (turn, intake) -> analyses.garment(upload, intake, category, useCache, turn.deadline())
                        .map(found -> timed(
                                turn,
                                intake,
                                found,
                                found.cached() ? StageTimes.NONE : found.value().times())));
    }

    /** Standardises a photo as it is before it is analysed. */
    public Uni<Timed<Standardized>> standardize(Upload upload, String part, Preprocessor.Purpose purpose) {
        return withPhoto(
                upload,
                part,
                (turn, intake) -> intake.photo()
                        .chain(photo -> cpu.supply(() -> {
                            long start = System.nanoTime();
                            Standardized standardized = Preprocessor.standardize(photo.pixels(), purpose);
                            return timed(turn, intake, standardized, StageRecorder.ended(Stage.PREPROCESS, start));
                        })));
    }

    /** Admits the request, and gives its photo's room back when the work ends; an answer from a cache needs none. */
    private <T> Uni<T> withPhoto(Upload upload, String part, BiFunction<Turn, PhotoIntake, Uni<T>> work) {
        return admission.admit(turn -> {
            PixelBudget.Lease lease = budget.lease();
            PhotoIntake intake = new PhotoIntake(upload, part, decoder, cpu, lease, turn.deadline());
            return lease.during(intake.blame(work.apply(turn, intake)));
        });
    }

    private static <T> Timed<T> timed(Turn turn, PhotoIntake intake, T value, StageTimes times) {
        return new Timed<>(value, times.plus(intake.times()).plus(Stage.QUEUE, turn.queuedMs()), turn.elapsedMs());
    }
}
