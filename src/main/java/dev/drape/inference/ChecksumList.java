package dev.drape.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code SHA256SUMS} file as {@code sha256sum} writes it: 64 hexadecimal digits, two blanks (or a blank and *), a name. */
final class ChecksumList {
    static final String FILE_NAME = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](?:\\./)?(.+)");

    private final Map<String, String> digestByFile;

    private ChecksumList(Map<String, String> digestByFile) {
        this.digestByFile = digestByFile;
    }

    static ChecksumList read(Path file) {
        Map<String, String> digests = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line.stripTrailing());
                if (matcher.matches()) {
                    digests.put(matcher.group(2), matcher.group(1).toLowerCase(Locale.ROOT));
                } else if (!line.isBlank()) {
                    throw new ModelLoadException(file + " has a line that is no checksum: " + line);
                }
            }
        } catch (IOException e) {
            throw new ModelLoadException("cannot read " + file, e);
        }
        return new ChecksumList(digests);
    }

    /** The models without a line. */
    List<ModelName> missing() {
        return Arrays.stream(ModelName.values())
                .filter(name -> !digestByFile.containsKey(name.fileName()))
                .toList();
    }

    String digest(ModelName name) {
        return digestByFile.get(name.fileName());
    }
}
