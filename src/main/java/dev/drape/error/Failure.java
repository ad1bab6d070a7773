package dev.drape.error;

import java.util.Locale;

/** Every way a request can fail. The name in lower case is the public {@code code}; the kind decides who can mend it. */
public enum Failure {
    MISSING_PART(Kind.BAD_REQUEST, "A part of the request is missing"),
    EMPTY_PART(Kind.BAD_REQUEST, "A part of the request is empty"),
    UNKNOWN_OPTION(Kind.BAD_REQUEST, "The request has an option that does not exist"),
    INVALID_OPTION(Kind.BAD_REQUEST, "An option has a value that it cannot have"),
    MALFORMED_REQUEST(Kind.BAD_REQUEST, "The request cannot be read"),

    IMAGE_TOO_LARGE(Kind.TOO_LARGE, "The image file is too large"),
    REQUEST_TOO_LARGE(Kind.TOO_LARGE, "The request is too large"),

    UNSUPPORTED_IMAGE(Kind.UNSUPPORTED, "The file is not an image that can be read here"),
    UNSUPPORTED_REQUEST(Kind.UNSUPPORTED, "The request body is not multipart/form-data"),

    CORRUPT_IMAGE(Kind.UNUSABLE, "The image file is damaged"),
    TOO_MANY_PIXELS(Kind.UNUSABLE, "The image has too many pixels"),
    IMAGE_TOO_SMALL(Kind.UNUSABLE, "The image is too small"),
    NO_PERSON(Kind.UNUSABLE, "No person was found"),
    SEVERAL_PEOPLE(Kind.UNUSABLE, "There is more than one person"),
    BODY_NOT_VISIBLE(Kind.UNUSABLE, "The body cannot be seen well enough"),
    ARMS_CROSSED(Kind.UNUSABLE, "The arms are crossed in front of the body"),
    TOO_DARK(Kind.UNUSABLE, "The photo is too dark"),
    TOO_BLURRED(Kind.UNUSABLE, "The photo is too blurred"),
    GARMENT_NOT_SEPARABLE(Kind.UNUSABLE, "The garment cannot be told from its background"),
    GARMENT_TOO_SMALL(Kind.UNUSABLE, "The garment is too small in its photo"),
    CATEGORY_MISMATCH(Kind.UNUSABLE, "The garment is not of the category asked for"),
    NOTHING_CHANGED(Kind.UNUSABLE, "The garment could not be drawn visibly"),

    TOO_MANY_REQUESTS(Kind.QUOTA, "Too many requests from this client"),

    WARMING_RUNNING(Kind.CONFLICT, "The cache is being warmed already"),

    OVERLOADED(Kind.UNAVAILABLE, "The service is busy"),
    NOT_READY(Kind.UNAVAILABLE, "The service is not ready"),
    DEADLINE_EXCEEDED(Kind.UNAVAILABLE, "The request took longer than it may"),
    CACHE_UNAVAILABLE(Kind.UNAVAILABLE, "The cache's second level does not answer"),
    GPU_REQUIRED(Kind.UNAVAILABLE, "A GPU is required and none can be used"),

    INTERNAL(Kind.INTERNAL, "Something went wrong in the service");

    /** Who can mend a failure, and where. */
    public enum Kind {
        /** The request's form is wrong. */
        BAD_REQUEST,
        /** Too many bytes. */
        TOO_LARGE,
        /** Not a format that can be read. */
        UNSUPPORTED,
        /** Well formed, but the photo cannot be used for what was asked. */
        UNUSABLE,
        /** What is asked for is under way already. */
        CONFLICT,
        /** The client has used up its share. */
        QUOTA,
        /** The service cannot answer now; the same request may succeed later. */
        UNAVAILABLE,
        /** Our fault. */
        INTERNAL
    }

    private final Kind kind;
    private final String title;

    Failure(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    /** The public name: lower case with underscores, such as {@code no_person}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** One sentence without particulars. */
    public String title() {
        return title;
    }
}
