package dev.drape.image.codec;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are read, told apart by a file's first bytes alone: neither name nor declared type counts. */
public enum ImageFormat {
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff", ""),
    PNG("image/png", "\u0089PNG\r\n\u001a\n", ""),
    /** A RIFF file (its length in bytes 4 to 7) of this form. */
    WEBP("image/webp", "RIFF", "WEBP");

    private static final int FORM_OFFSET = 8;

    private final String mediaType;
    private final String start;
    private final String form;

    ImageFormat(String mediaType, String start, String form) {
        this.mediaType = mediaType;
        this.start = start;
        this.form = form;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * The format of a file.
     *
     * @throws DrapeException {@link Failure#UNSUPPORTED_IMAGE}, naming what was recognised and what is accepted
     */
    public static ImageFormat sniff(byte[] file) {
        return Arrays.stream(values())
                .filter(format -> format.matches(file))
                .findFirst()
                .orElseThrow(() -> refusal(ForeignFormat.nameOf(file)));
    }

    private boolean matches(byte[] file) {
        return Magic.at(file, 0, start) && Magic.at(file, FORM_OFFSET, form);
    }

    private static DrapeException refusal(Optional<String> recognised) {
        String accepted = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
        return new DrapeException(
                Failure.UNSUPPORTED_IMAGE,
                recognised.map(name -> "The file is " + name).orElse("The file is no image known here") + "; "
                        + accepted + " are accepted");
    }

    /** A file of this format that breaks the format's own rules. */
    DrapeException damaged(String how) {
        return new DrapeException(Failure.CORRUPT_IMAGE, "The " + name() + " file is damaged: " + how);
    }

    /** A sound file of this format in a variant that is not read. */
    DrapeException unsupported(String variant) {
        return new DrapeException(
                Failure.UNSUPPORTED_IMAGE, "The file is a " + name() + " of a kind that is not read: " + variant);
    }
}
