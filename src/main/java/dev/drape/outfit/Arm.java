package dev.drape.outfit;

/** The pixels of one arm, one value a pixel: {@link Capsule#along} of the arm and of its hand. Nobody writes to them. */
final class Arm {
    private final float[] along;
    private final float[] hand;

    Arm(float[] along, float[] hand) {
        this.along = along;
        this.hand = hand;
    }

    /** 0 = shoulder, 1 = wrist, {@link Capsule#OUTSIDE} elsewhere. */
    float[] along() {
        return along;
    }

    boolean hand(int pixel) {
        return hand[pixel] >= 0;
    }

    boolean covers(int pixel) {
        return along[pixel] >= 0 || hand(pixel);
    }
}
