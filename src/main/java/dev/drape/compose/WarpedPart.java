package dev.drape.compose;

/**
 * A piece of the garment drawn on the photo, with what its warp cost.
 *
 * @param layer the drawn piece
 * @param foldOvers drawn px where the warp turns over
 * @param stretch larger stretch a drawn grid cell, relative to the garment's own scale
 * @param stepDown {@code affine_…} if a stiffer map had to be taken, else null
 */
record WarpedPart(Layer layer, int foldOvers, double[] stretch, String stepDown) {}
