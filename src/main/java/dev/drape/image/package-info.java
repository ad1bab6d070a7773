/**
 * Pictures as immutable heap values ({@link dev.drape.image.RgbImage}, {@link dev.drape.image.Mask},
 * {@link dev.drape.image.Plane}, {@link dev.drape.image.LabImage}) and the standardisation every photo goes through
 * ({@link dev.drape.image.Letterbox}, {@code Preprocessor}).
 *
 * <p>Two rooms lie below: {@code codec} turns bytes into pictures and back, {@code filter} is the one door to OpenCV.
 * Everything here may be used from any thread; nothing keeps native memory past a method's end.
 *
 * <p>Frames: pixel (0, 0) covers [0, 1) × [0, 1), so its centre is (0.5, 0.5); x to the right, y down. An
 * <em>index</em> is {@code y * width + x}.
 */
package dev.drape.image;
