package dev.drape.tryon;

import dev.drape.analysis.Analysed;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.compose.Quality;
import dev.drape.execution.StageTimes;

import java.util.Optional;

/**
 * A drawn try-on and what it cost.
 *
 * @param picture encoded in the format asked for, at the customer photo's size
 * @param editMask encoded as PNG, if asked for
 * @param quality how well it went
 * @param customer the customer's analysis
 * @param garment the garment's analysis
 * @param times a stage; a stage that ran for both photos is the sum
 * @param totalMs wall time from arrival to answer
 * @param analysisWallMs wall time from the first analysis' start to the last one's end, both photos decoded in between
 * @param analysisSequentialMs the sum of the analyses' stages, each timed while others ran beside it
 */
public record TryOnResult(
        EncodedImage picture,
        Optional<EncodedImage> editMask,
        Quality quality,
        Analysed<CustomerAnalysis> customer,
        Analysed<GarmentAnalysis> garment,
        StageTimes times,
        double totalMs,
        double analysisWallMs,
        double analysisSequentialMs) {

    /** Where the models of both analyses ran. */
    public RanOn ranOn() {
        return RanOn.either(
                new RanOn(customer.value().device(), customer.value().fallback(), customer.cached()),
                new RanOn(garment.value().device(), garment.value().fallback(), garment.cached()));
    }
}
