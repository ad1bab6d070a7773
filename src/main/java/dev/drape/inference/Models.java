package dev.drape.inference;

/** Hands out loaded models. */
public interface Models {
    /** The model of that name; fails with {@code not_ready} while it is not loaded. */
    Model get(ModelName name);
}
