package dev.drape.inference;

import java.util.Locale;

/** The models Drape runs; the file is {@code <id>.onnx} in the models directory. Shapes: see the model cards. */
public enum ModelName {
    POSE_DETECTOR,
    POSE_LANDMARK_LITE,
    POSE_LANDMARK_FULL,
    POSE_LANDMARK_HEAVY;

    /** Such as {@code pose-landmark-full}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String fileName() {
        return id() + ".onnx";
    }
}
