package dev.drape.tryon;

import dev.drape.execution.StageTimes;

/**
 * A result and what it cost.
 *
 * @param value the result
 * @param times a stage; stages that were answered from a cache are absent
 * @param totalMs wall time from arrival to result
 */
public record Timed<T>(T value, StageTimes times, double totalMs) {}
