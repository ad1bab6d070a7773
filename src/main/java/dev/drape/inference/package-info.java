/**
 * The only package that sees ONNX Runtime. {@link dev.drape.inference.Models} hands out {@link dev.drape.inference.Model}s,
 * which run {@link dev.drape.inference.Tensor}s on lanes: one thread and one bounded queue each, on one device.
 *
 * <p>Owns: sessions and their options, lanes and their threads, the thread that watches runs, the knowledge of which devices
 * work and why not.
 * Native tensors are born and closed on a lane, in one block; what leaves is on the heap.
 */
package dev.drape.inference;
