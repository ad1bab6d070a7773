/**
 * Picture operations on heap values, done by OpenCV: the only package that sees a {@code Mat}. Each public method opens
 * one {@code PointerScope}, copies in, computes, copies out and frees everything before it returns, so no native memory
 * outlives a call and every method may be used from any thread at once.
 *
 * <p>OpenCV's own thread pool is switched off: requests run in parallel, a filter does not.
 */
package dev.drape.image.filter;
