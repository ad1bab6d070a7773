package dev.drape.compose;

import dev.drape.image.Mask;

import java.util.List;

/**
 * A piece of the garment with a warp of its own.
 *
 * @param name for warnings: {@code torso}, {@code sleeve}, {@code leg}, {@code skirt}
 * @param alpha where the garment's picture belongs to this piece
 * @param anchors where it shall lie
 * @param outline around the targets, photo px
 */
record Part(String name, Mask alpha, List<Anchor> anchors, Outline outline) {
    /** A part that may be drawn in the convex hull of its targets. */
    static Part convex(String name, Mask alpha, List<Anchor> anchors) {
        return new Part(
                name,
                alpha,
                anchors,
                Outline.hull(anchors.stream().map(Anchor::photo).toList()));
    }
}
