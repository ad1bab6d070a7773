package dev.drape.compose;

/** A side of the picture as the viewer sees it. */
enum Side {
    LEFT(-1),
    RIGHT(1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** −1 to the left, +1 to the right: the direction of x. */
    int sign() {
        return sign;
    }
}
