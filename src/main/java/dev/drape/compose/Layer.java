package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;

/** A piece of cloth as it lies in a box of the photo: colours and coverage of the box's size. */
record Layer(PixelBox box, RgbImage colors, Mask alpha) {}
