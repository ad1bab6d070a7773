package dev.drape.analysis;

/** How much of the person a photo shows. */
public enum Framing {
    /** Down to the ankles. */
    FULL,
    /** Down to the knees. */
    THREE_QUARTER,
    /** At least a good part of the torso. */
    UPPER_BODY,
    /** Head and shoulders at most. */
    HEAD
}
