/**
 * Draws a garment on a person: targets on the body, torso and sleeve warps, the old garment removed, layers put in order,
 * blended inside an edit mask outside of which no pixel changes. Front door: {@code Compositor}. Pure and CPU-bound:
 * call from the CPU pool.
 */
package dev.drape.compose;
