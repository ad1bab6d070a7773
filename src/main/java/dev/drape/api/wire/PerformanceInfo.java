package dev.drape.api.wire;

import dev.drape.analysis.CustomerAnalysis;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.tryon.RanOn;
import dev.drape.tryon.TryOnResult;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request cost.
 *
 * @param device that ran the models; of a cached analysis the one that ran them then
 * @param gpuUsed whether it was a GPU
 * @param fallback why a preferred device was not used; null when it was
 * @param customerCached whether the customer's analysis was not computed for this request
 * @param garmentCached the same of the garment's
 * @param garmentSimilar whether it is that of another photo of the same garment
 * @param modelComplexity 0, 1 or 2
 * @param stagesMs time a stage, both photos summed; stages of a cached analysis are absent
 * @param totalMs wall time from arrival to answer
 * @param analysisWallMs wall time of both analyses, run in parallel
 * @param analysisSequentialMs the sum of their stages, each timed while others ran beside it
 */
public record PerformanceInfo(
        String device,
        boolean gpuUsed,
        String fallback,
        boolean customerCached,
        boolean garmentCached,
        boolean garmentSimilar,
        int modelComplexity,
        Map<String, Double> stagesMs,
        double totalMs,
        double analysisWallMs,
        double analysisSequentialMs) {

    public static PerformanceInfo of(TryOnResult result) {
        CustomerAnalysis customer = result.customer().value();
        RanOn ran = result.ranOn();
        return new PerformanceInfo(
                ran.device(),
                isGpu(ran.device()),
                ran.fallback(),
                result.customer().cached(),
                result.garment().cached(),
                result.garment().similar(),
                customer.pose().complexity().level(),
                stages(result.times()),
                round(result.totalMs()),
                round(result.analysisWallMs()),
                round(result.analysisSequentialMs()));
    }

    static boolean isGpu(String device) {
        return !device.equals("cpu");
    }

    public static Map<String, Double> stages(StageTimes times) {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (Map.Entry<Stage, Double> entry : times.asMap().entrySet()) {
            millis.put(entry.getKey().id(), round(entry.getValue()));
        }
        return millis;
    }

    private static double round(double millis) {
        return Math.round(millis * 100) / 100d;
    }
}
