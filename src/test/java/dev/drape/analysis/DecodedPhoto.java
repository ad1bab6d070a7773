package dev.drape.analysis;

import dev.drape.image.Photo;
import io.smallrye.mutiny.Uni;

import java.util.function.Function;

/** A photo that needs no room. */
public record DecodedPhoto(Uni<Photo> photo) implements PhotoSource {
    @Override
    public Uni<Void> reserve() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public <T> Uni<T> use(Function<? super Photo, Uni<? extends T>> work) {
        return photo.chain(work);
    }
}
