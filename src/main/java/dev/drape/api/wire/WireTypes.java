package dev.drape.api.wire;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every body, so that Jackson can read it in a native executable too: bodies are written by hand, where nothing sees their type. */
@RegisterForReflection(
        ignoreNested = false,
        targets = {
            Box.class,
            ClearAnswer.class,
            CustomerAnswer.class,
            GarmentAnswer.class,
            ImageFacts.class,
            PerformanceInfo.class,
            Picture.class,
            PreprocessAnswer.class,
            Problem.class,
            Segmentation.class,
            StatusAnswer.class,
            TopAnswer.class,
            TryOnAnswer.class,
            ValidateAnswer.class,
            WarmingState.class
        })
final class WireTypes {
    private WireTypes() {}
}
