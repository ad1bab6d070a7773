package dev.drape.pose;

import java.util.Optional;

/**
 * What looking for a person gave.
 *
 * @param pose the most prominent person; empty if nobody was found
 * @param people how many people were found, 0 if none
 * @param detectionScore 0…1, the detector's best score; 0 if it found nothing. May be above 0 without a pose: then the
 *     landmark model did not agree that it is a person
 * @param device id of the device the models ran on
 * @param fallback why a preferred device was not used; null when it was
 */
public record PoseResult(Optional<Pose> pose, int people, double detectionScore, String device, String fallback) {}
