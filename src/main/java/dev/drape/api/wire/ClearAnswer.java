package dev.drape.api.wire;

import java.util.Map;

/** Body of {@code POST /clear-cache}: entries dropped from memory and from the second level, by kind. */
public record ClearAnswer(Map<String, Integer> cleared, Map<String, Integer> clearedStore) {
    public ClearAnswer {
        cleared = Map.copyOf(cleared);
        clearedStore = Map.copyOf(clearedStore);
    }
}
