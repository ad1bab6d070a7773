package dev.drape.pose;

/** The logistic function. */
final class Sigmoid {
    private Sigmoid() {}

    static double of(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
