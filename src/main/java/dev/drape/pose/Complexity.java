package dev.drape.pose;

import dev.drape.inference.ModelName;

/** Which BlazePose landmark model: MediaPipe's {@code model_complexity} 0, 1 and 2. */
public enum Complexity {
    LITE(ModelName.POSE_LANDMARK_LITE),
    FULL(ModelName.POSE_LANDMARK_FULL),
    HEAVY(ModelName.POSE_LANDMARK_HEAVY);

    private final ModelName model;

    Complexity(ModelName model) {
        this.model = model;
    }

    public ModelName model() {
        return model;
    }

    /** 0, 1 or 2. */
    public int level() {
        return ordinal();
    }
}
