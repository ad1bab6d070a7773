package dev.drape.inference;

/** How far loading the models has come. */
public enum LoadState {
    NOT_LOADED,
    LOADING,
    LOADED,
    FAILED
}
