package dev.drape.api.wire;

import dev.drape.analysis.Popularity;

import java.util.List;

/** Body of {@code GET /cache/top}: the photos asked for most often since the start, the first most. */
public record TopAnswer(String kind, List<Photo> photos) {
    public TopAnswer {
        photos = List.copyOf(photos);
    }

    /** A photo by its MD5. Of the requests counted, {@code error} at most may have been for others. */
    public record Photo(String md5, long requests, long error) {
        public static Photo of(Popularity.Popular popular) {
            return new Photo(popular.md5(), popular.requests(), popular.error());
        }
    }
}
