package dev.drape.segmentation;

import dev.drape.image.TensorWarp;
import dev.drape.image.TensorWarp.Border;
import dev.drape.inference.ModelName;

/** MediaPipe's two selfie segmentation models. */
public enum SelfieModel {
    /** Sees 256 × 256, whatever the picture's shape. */
    GENERAL(ModelName.SELFIE_GENERAL, 256, 256),
    /** Sees 256 × 144, made for wide pictures. */
    LANDSCAPE(ModelName.SELFIE_LANDSCAPE, 256, 144);

    private final ModelName model;
    private final TensorWarp input;

    /** Stretched, 0…1 (MediaPipe Selfie Segmentation graph, image to tensor). */
    SelfieModel(ModelName model, int width, int height) {
        this.model = model;
        this.input = new TensorWarp(width, height, 0, 1, Border.ZERO);
    }

    ModelName model() {
        return model;
    }

    TensorWarp input() {
        return input;
    }
}
