package dev.drape.analysis;

/**
 * An analysis and where it came from.
 *
 * @param value the analysis
 * @param source where it came from
 */
public record Analysed<T>(T value, Source source) {
    /** Whether it was not computed for this request. */
    public boolean cached() {
        return source != Source.COMPUTED;
    }

    /** Whether it is that of another photo of the same garment. */
    public boolean similar() {
        return source == Source.SIMILAR;
    }
}
