package dev.drape.analysis;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how often garment photos are asked for, in bounded memory: Space-Saving (Metwally, Agrawal and El Abbadi 2005). A
 * photo asked for more often than total / {@value #CAPACITY} times is always among those counted; a count may be too high by
 * its error, never too low. Any thread.
 */
@ApplicationScoped
public class Popularity {
    static final int CAPACITY = 1000;

    private final int capacity;
    private final Map<String, Popular> counted = new HashMap<>();

    Popularity() {
        this(CAPACITY);
    }

    Popularity(int capacity) {
        this.capacity = capacity;
    }

    /**
     * A photo and how often it was asked for.
     *
     * @param md5 the photo's public id
     * @param requests at most so often since the start
     * @param error of these, so many may have been for others
     */
    public record Popular(String md5, long requests, long error) {}

    /** One request for a photo. */
    synchronized void count(String md5) {
        Popular before = counted.get(md5);
        if (before == null && counted.size() == capacity) {
            Popular rarest = counted.values().stream()
                    .min(Comparator.comparingLong(Popular::requests))
                    .orElseThrow();
            counted.remove(rarest.md5);
            before = new Popular(md5, rarest.requests, rarest.requests);
        }
        long requests = before == null ? 0 : before.requests;
        counted.put(md5, new Popular(md5, requests + 1, before == null ? 0 : before.error));
    }

    /** The most asked for first. */
    public synchronized List<Popular> top(int limit) {
        return counted.values().stream()
                .sorted(Comparator.comparingLong(Popular::requests).reversed().thenComparing(Popular::md5))
                .limit(limit)
                .toList();
    }
}
