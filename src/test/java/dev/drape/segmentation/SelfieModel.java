package dev.drape.segmentation;

import dev.drape.image.TensorWarp;
import dev.drape.image.TensorWarp.Border;
import dev.drape.inference.DirectModels;

import java.nio.file.Path;

/** MediaPipe's two selfie segmentation models. */
public enum SelfieModel {
    /** Sees 256 × 256, whatever the picture's shape. */
    GENERAL("selfie-general.onnx", 256, 256),
    /** Sees 256 × 144, made for wide pictures. */
    LANDSCAPE("selfie-landscape.onnx", 256, 144);

    private final Path file;
    private final TensorWarp input;

    /** Stretched, 0…1 (MediaPipe Selfie Segmentation graph, image to tensor). */
    SelfieModel(String file, int width, int height) {
        this.file = DirectModels.DIRECTORY.resolve(file);
        this.input = new TensorWarp(width, height, 0, 1, Border.ZERO);
    }

    Path file() {
        return file;
    }

    TensorWarp input() {
        return input;
    }
}
