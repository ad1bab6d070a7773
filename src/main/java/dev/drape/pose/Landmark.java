package dev.drape.pose;

/**
 * One landmark.
 *
 * @param point which one
 * @param x image landmarks: 0…1 of the picture's width, may lie outside; world landmarks: metres from the middle of the
 *     hips
 * @param y the same of the height, down; world: metres, down
 * @param z depth, smaller is nearer; image landmarks: in units of the picture's width; world: metres
 * @param visibility 0…1, how likely the point is seen rather than hidden
 * @param presence 0…1, how likely the point lies inside the picture
 */
public record Landmark(BodyPoint point, double x, double y, double z, double visibility, double presence) {}
