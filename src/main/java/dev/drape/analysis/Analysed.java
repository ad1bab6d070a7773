package dev.drape.analysis;

/**
 * An analysis and where it came from.
 *
 * @param value the analysis
 * @param cached true if it was not computed for this request: it was in the cache, or another request was computing it
 */
public record Analysed<T>(T value, boolean cached) {}
