package dev.drape.inference;

/**
 * A model that is loaded on a device.
 *
 * @param name which
 * @param sha256 of its file, 64 lower-case hexadecimal digits
 * @param device such as {@code cpu} or {@code cuda:0}
 * @param loadMillis how long it took to load, ms
 * @param warmupMillis how long its first runs took, on zeros, one a size of batch, ms
 */
public record ModelStatus(ModelName name, String sha256, String device, double loadMillis, double warmupMillis) {}
