/**
 * Drives the packaged service as customers would and measures it from outside: {@code bench/load}. Knows nothing of the
 * service but its HTTP contract, its metrics and its process; the floor is measured on the model files themselves.
 */
package dev.drape.load;
