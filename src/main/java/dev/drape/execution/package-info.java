/**
 * Where work runs and how long it may take: the CPU pool, deadlines and stage times. The one place that names
 * executors: the event loop is never blocked, {@link dev.drape.execution.CpuPool} takes OpenCV and pure Java work, the
 * lanes of {@code dev.drape.inference} take models.
 */
package dev.drape.execution;
