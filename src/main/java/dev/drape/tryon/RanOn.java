package dev.drape.tryon;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where models ran.
 *
 * @param device such as {@code cpu}
 * @param fallback why a preferred device was not used; null when it was
 * @param cached whether that was in another request
 */
public record RanOn(String device, String fallback, boolean cached) {

    /** What a request with two photos tells: what ran in it rather than before, a stand-in first; else of the customer. */
    static RanOn either(RanOn customer, RanOn garment) {
        return Stream.of(customer, garment)
                .min(Comparator.comparing(RanOn::cached).thenComparing(side -> side.cached || side.fallback == null))
                .orElseThrow();
    }
}
