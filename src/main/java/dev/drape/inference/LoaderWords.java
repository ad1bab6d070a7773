package dev.drape.inference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong on a device, in the words of whoever noticed, without source files and temporary paths. */
final class LoaderWords {
    /** ONNX Runtime quotes the dynamic loader: {@code … Failed to load library /tmp/… with error: libcublasLt.so.12: …}. */
    private static final Pattern QUOTED = Pattern.compile("with error: (.+)", Pattern.DOTALL);

    private static final Pattern STATUS = Pattern.compile("Error code - (\\w+) - message: (.+)", Pattern.DOTALL);

    private LoaderWords() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        Matcher quoted = QUOTED.matcher(message);
        if (quoted.find()) {
            return quoted.group(1).strip();
        }
        Matcher status = STATUS.matcher(message);
        return (status.find() ? status.group(2) : message).strip();
    }
}
