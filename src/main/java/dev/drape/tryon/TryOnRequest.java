package dev.drape.tryon;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.compose.Fit;
import dev.drape.garment.Category;
import dev.drape.image.Upload;
import dev.drape.image.codec.OutputFormat;

import java.util.Optional;

/**
 * What a caller wants drawn.
 *
 * @param customer the customer's photo as posted
 * @param garment the garment's photo as posted
 * @param category what the garment is; empty = found out
 * @param analysis how to analyse
 * @param fit ease
 * @param format of the picture
 * @param withMask whether the edit mask is encoded too
 */
public record TryOnRequest(
        Upload customer,
        Upload garment,
        Optional<Category> category,
        AnalysisOptions analysis,
        Fit fit,
        OutputFormat format,
        boolean withMask) {
    /** Name of the part a failure of the customer photo is blamed on. */
    public static final String CUSTOMER_PART = "customer_image";

    /** Name of the part a failure of the garment photo is blamed on. */
    public static final String GARMENT_PART = "garment_image";
}
