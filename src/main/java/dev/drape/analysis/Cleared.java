package dev.drape.analysis;

/**
 * What emptying a cache dropped.
 *
 * @param memory entries in memory
 * @param stored entries in the second level
 */
public record Cleared(int memory, int stored) {}
