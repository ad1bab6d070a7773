/**
 * Finds a person and the 33 BlazePose landmarks, as MediaPipe Pose does on still pictures. Front door:
 * {@link dev.drape.pose.PoseEstimator}; values: {@link dev.drape.pose.Pose}, {@link dev.drape.pose.Landmark}.
 *
 * <p>The steps before and after the models are pure functions of this package. Runs on the CPU pool and on lanes.
 */
package dev.drape.pose;
