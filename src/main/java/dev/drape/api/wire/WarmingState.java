package dev.drape.api.wire;

import dev.drape.warming.WarmingProgress;

/** How far the warming is; see {@link WarmingProgress}. */
public record WarmingState(
        String state, int photos, int done, int cached, int failed, double photosPerSecond, Double secondsLeft) {
    public static WarmingState of(WarmingProgress progress) {
        return new WarmingState(
                CustomerAnswer.lower(progress.state()),
                progress.photos(),
                progress.done(),
                progress.cached(),
                progress.failed(),
                progress.photosPerSecond(),
                progress.secondsLeft());
    }
}
