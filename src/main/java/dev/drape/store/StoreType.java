package dev.drape.store;

/** Which second level there is. */
public enum StoreType {
    /** Memory only. */
    NONE,
    /** A directory of this process. */
    FILE,
    /** Redis, shared between replicas; connected as {@code quarkus.redis.*} says. */
    REDIS
}
