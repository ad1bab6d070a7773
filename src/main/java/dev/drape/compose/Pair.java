package dev.drape.compose;

import java.util.function.Function;

/** One value a side of the picture. */
record Pair<T>(T left, T right) {
    static <T> Pair<T> of(Function<Side, T> each) {
        return new Pair<>(each.apply(Side.LEFT), each.apply(Side.RIGHT));
    }

    T at(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
