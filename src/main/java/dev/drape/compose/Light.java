package dev.drape.compose;

/** What the colours of a box are multiplied by, a pixel; all channels by the same, so that hues stay. Any thread. */
@FunctionalInterface
interface Light {
    float at(int x, int y);
}
