package dev.drape.api;

/** How a request's line in the log is written. */
public enum LogFormat {
    /** One JSON object. */
    JSON,
    /** One sentence. */
    TEXT,
    /** Not at all. */
    OFF
}
