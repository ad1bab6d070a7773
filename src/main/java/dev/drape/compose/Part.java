package dev.drape.compose;

import dev.drape.image.Mask;

import java.util.List;

/**
 * A piece of the garment with a warp of its own.
 *
 * @param name for warnings: {@code torso}, {@code sleeve}, {@code leg}, {@code skirt}
 * @param alpha where the garment's picture belongs to this piece
 * @param anchors where it shall lie
 */
record Part(String name, Mask alpha, List<Anchor> anchors) {}
