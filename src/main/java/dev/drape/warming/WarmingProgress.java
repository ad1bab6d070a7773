package dev.drape.warming;

/**
 * How far the warming is.
 *
 * @param state where it stands
 * @param photos of this run
 * @param done of these, analysed or found in the cache
 * @param cached of those done, found in the cache
 * @param failed of these, that could not be read or analysed
 * @param photosPerSecond done and failed since the begin of the run; 0 before the first
 * @param secondsLeft at that rate; null if there is none yet or nothing is running
 */
public record WarmingProgress(
        State state, int photos, int done, int cached, int failed, double photosPerSecond, Double secondsLeft) {
    /** Where a run stands. */
    public enum State {
        /** There was none yet. */
        IDLE,
        RUNNING,
        FINISHED,
        CANCELLED
    }

    static final WarmingProgress NONE = new WarmingProgress(State.IDLE, 0, 0, 0, 0, 0, null);
}
