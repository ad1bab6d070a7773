/**
 * Bytes to pictures and back. Headers are read before pixels are decoded, and the bytes alone decide the format.
 * Blocking and CPU-bound: call from the CPU pool.
 */
package dev.drape.image.codec;
