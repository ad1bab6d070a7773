package dev.drape.garment;

/** One half of a garment as the viewer sees it, with the names of its points. */
enum Side {
    IMAGE_LEFT(-1),
    IMAGE_RIGHT(1);

    /** −1 or 1: multiplies an x offset from the axis into an outward one. */
    final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** The point of this half, such as {@code named("ARMPIT")}. */
    GarmentPoint named(String stem) {
        return GarmentPoint.valueOf(stem + "_" + name());
    }
}
