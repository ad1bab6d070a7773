package dev.drape.segmentation;

import dev.drape.image.Mask;

/**
 * Which pixels show people.
 *
 * @param mask probability × 255, same size as the picture given; people in the plural: no one is singled out
 * @param device id of the device the model ran on
 * @param fallback why a preferred device was not used; null when it was
 */
public record SegmentationResult(Mask mask, String device, String fallback) {}
