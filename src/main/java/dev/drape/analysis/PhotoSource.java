package dev.drape.analysis;

import dev.drape.image.Photo;
import io.smallrye.mutiny.Uni;

import java.util.function.Function;

/** A photo that is decoded when its pixels are needed. */
public interface PhotoSource {
    /** Waits until there is room in memory for the pixels; {@link #use} does so, too, if nobody has before. */
    Uni<Void> reserve();

    /**
     * Does work on the pixels, decoding them if nobody has. What the photo takes of memory stays counted until the work ends,
     * though the request that brought the photo may end before: other requests may share the work.
     */
    <T> Uni<T> use(Function<? super Photo, Uni<? extends T>> work);
}
