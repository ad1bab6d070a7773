package dev.drape.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request bodies as OpenAPI shows them; the bodies themselves are read by {@link Form}. */
final class Forms {
    private static final String CATEGORY = "What the garment is";
    private static final String COMPLEXITY = "BlazePose lite, full or heavy; auto = heavy on a GPU, full on a CPU";
    private static final String PREPROCESS = "standard: 512×512, sharpness, contrast, CLAHE; none: the photo as it is";
    private static final String INCLUDE = "Any of mask, landmarks, layers, comma separated";
    private static final String CACHE = "false neither reads nor writes the analysis cache";

    private Forms() {}

    @Schema(
            name = "TryOnForm",
            requiredProperties = {"customer_image", "garment_image"})
    record TryOn(
            @Schema(
                    name = "customer_image",
                    format = "binary",
                    description = "Photo of the customer: JPEG, PNG or WebP")
            String customerImage,

            @Schema(
                    name = "garment_image",
                    format = "binary",
                    description = "Flat photo of the garment: JPEG, PNG or WebP")
            String garmentImage,

            @Schema(
                    description = CATEGORY,
                    enumeration = {"auto", "top", "bottom", "one_piece"},
                    defaultValue = "auto")
            String category,

            @Schema(
                    name = Options.MODEL_COMPLEXITY,
                    description = COMPLEXITY,
                    enumeration = {"auto", "0", "1", "2"},
                    defaultValue = "auto")
            String modelComplexity,

            @Schema(
                    description = PREPROCESS,
                    enumeration = {"standard", "none"},
                    defaultValue = "standard")
            String preprocess,

            @Schema(
                    description = "Ease added to the silhouette",
                    enumeration = {"regular", "slim", "loose"},
                    defaultValue = "regular")
            String fit,

            @Schema(description = INCLUDE, example = "mask,landmarks")
            String include,

            @Schema(
                    name = Options.OUTPUT_FORMAT,
                    description = "Of the picture inside a JSON answer",
                    enumeration = {"png", "jpeg", "webp"},
                    defaultValue = "png")
            String outputFormat,

            @Schema(
                    name = Options.USE_CACHE,
                    description = CACHE,
                    enumeration = {"true", "false"},
                    defaultValue = "true")
            String useCache) {}

    @Schema(name = "CustomerForm", requiredProperties = "image")
    record Customer(
            @Schema(format = "binary", description = "Photo of the customer")
            String image,

            @Schema(
                    name = Options.MODEL_COMPLEXITY,
                    description = COMPLEXITY,
                    enumeration = {"auto", "0", "1", "2"},
                    defaultValue = "auto")
            String modelComplexity,

            @Schema(
                    description = PREPROCESS,
                    enumeration = {"standard", "none"},
                    defaultValue = "standard")
            String preprocess,

            @Schema(description = INCLUDE) String include,

            @Schema(
                    name = Options.USE_CACHE,
                    description = CACHE,
                    enumeration = {"true", "false"},
                    defaultValue = "true")
            String useCache) {}

    @Schema(name = "GarmentForm", requiredProperties = "image")
    record Garment(
            @Schema(format = "binary", description = "Flat photo of the garment")
            String image,

            @Schema(
                    description = CATEGORY,
                    enumeration = {"auto", "top", "bottom", "one_piece"},
                    defaultValue = "auto")
            String category,

            @Schema(description = INCLUDE) String include,

            @Schema(
                    name = Options.USE_CACHE,
                    description = CACHE,
                    enumeration = {"true", "false"},
                    defaultValue = "true")
            String useCache) {}

    @Schema(name = "PreprocessForm", requiredProperties = "image")
    record Preprocess(
            @Schema(format = "binary", description = "Any photo")
            String image,

            @Schema(
                    description = "pose adds CLAHE",
                    enumeration = {"standard", "pose"},
                    defaultValue = "standard")
            String purpose) {}

    @Schema(name = "ValidateForm", description = "At least one of the photos")
    record Validate(
            @Schema(name = "customer_image", format = "binary", description = "Photo of the customer")
            String customerImage,

            @Schema(name = "garment_image", format = "binary", description = "Flat photo of the garment")
            String garmentImage,

            @Schema(
                    description = CATEGORY,
                    enumeration = {"auto", "top", "bottom", "one_piece"},
                    defaultValue = "auto")
            String category,

            @Schema(
                    name = Options.MODEL_COMPLEXITY,
                    description = COMPLEXITY,
                    enumeration = {"auto", "0", "1", "2"},
                    defaultValue = "auto")
            String modelComplexity,

            @Schema(
                    description = PREPROCESS,
                    enumeration = {"standard", "none"},
                    defaultValue = "standard")
            String preprocess,

            @Schema(
                    name = Options.USE_CACHE,
                    description = CACHE,
                    enumeration = {"true", "false"},
                    defaultValue = "true")
            String useCache) {}
}
