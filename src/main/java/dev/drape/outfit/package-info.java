/**
 * Who wears what: splits a person into hair, skin, worn top and worn bottom from the photo, the person mask and the
 * pose, by colour models sampled from the person. Front door: {@code OutfitParser}; value:
 * {@link dev.drape.outfit.Outfit}. Pure and CPU-bound: call from the CPU pool.
 */
package dev.drape.outfit;
