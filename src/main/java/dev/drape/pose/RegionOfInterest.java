package dev.drape.pose;

/**
 * The turned square the landmark model looks at, in pixels of the picture it was found in.
 *
 * @param centerX px
 * @param centerY px
 * @param side px; may reach far outside the picture
 * @param rotation radians in [−π, π), clockwise on screen, 0 = upright
 */
public record RegionOfInterest(double centerX, double centerY, double side, double rotation) {}
