/**
 * What an operator sees: probes, meters of native memory and devices, warm-up at start. Nobody imports this package.
 */
package dev.drape.ops;
