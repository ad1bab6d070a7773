package dev.drape.api.wire;

import java.util.Map;

/** Body of {@code POST /clear-cache}: entries dropped, by kind. */
public record ClearAnswer(Map<String, Integer> cleared) {
    public ClearAnswer {
        cleared = Map.copyOf(cleared);
    }
}
