/**
 * Tells the person from the background with MediaPipe's selfie segmentation models. Front door:
 * {@code PersonSegmenter}. Runs on the CPU pool and on lanes.
 */
package dev.drape.segmentation;
