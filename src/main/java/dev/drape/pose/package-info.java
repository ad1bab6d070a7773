/**
 * Finds a person and the 33 BlazePose landmarks, as MediaPipe Pose does on still pictures. Front door:
 * {@link dev.drape.pose.PoseEstimator}; values: {@link dev.drape.pose.Pose}, {@link dev.drape.pose.Landmark}.
 *
 * <p>The steps before and after the models are pure functions of this package. Runs on the CPU pool and on lanes.
 *
 * <p>"MediaPipe Pose graph" in comments means these files of google-ai-edge/mediapipe at commit 85c0cdc7, below {@code
 * mediapipe/modules}, and what follows it names the calculator or its option: {@code
 * pose_detection/pose_detection_gpu.pbtxt} (input, anchors, decoding, suppression), {@code
 * pose_landmark/pose_detection_to_roi.pbtxt} (region), {@code pose_landmark/pose_landmark_by_roi_gpu.pbtxt} (input), {@code
 * pose_landmark/tensors_to_pose_landmarks_and_segmentation.pbtxt} (flag, decoding, refinement, mask) and {@code
 * pose_landmark/pose_landmarks_and_segmentation_inverse_projection.pbtxt} (way back). An option that a graph does not set has
 * the default of the calculator's {@code .proto}. Where CPU and GPU calculators differ, the GPU's rule is followed, as the npm
 * build does.
 */
package dev.drape.pose;
