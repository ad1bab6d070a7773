package dev.drape.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The model files, each of which was compared with its SHA-256 in the directory's {@code SHA256SUMS} (the format of
 * {@code sha256sum}). Immutable.
 */
final class ModelFiles {
    private static final int FINGERPRINT_DIGITS = 12;

    private final Path directory;
    private final Map<ModelName, String> digests;

    private ModelFiles(Path directory, Map<ModelName, String> digests) {
        this.directory = directory;
        this.digests = digests;
    }

    /**
     * Takes the first directory whose {@code SHA256SUMS} lists all models and verifies its files. Blocking.
     *
     * @throws ModelLoadException if there is no such directory, or a file is missing or damaged
     */
    static ModelFiles find(List<Path> candidates) {
        for (Path directory : candidates) {
            Path sums = directory.resolve(ChecksumList.FILE_NAME);
            if (Files.isRegularFile(sums)) {
                ChecksumList list = ChecksumList.read(sums);
                if (list.missing().isEmpty()) {
                    return verify(directory, list, candidates);
                }
            }
        }
        throw new ModelLoadException("No models: a directory with a " + ChecksumList.FILE_NAME + " that lists "
                + ModelName.values().length + " models is needed. " + lookedIn(candidates));
    }

    private static ModelFiles verify(Path directory, ChecksumList expected, List<Path> candidates) {
        Map<ModelName, String> digests = new EnumMap<>(ModelName.class);
        for (ModelName name : ModelName.values()) {
            Path file = directory.resolve(name.fileName());
            String wanted = expected.digest(name);
            if (!Files.isRegularFile(file)) {
                throw new ModelLoadException("Model file " + file + " is missing: expected SHA-256 " + wanted
                        + ", found no file. " + lookedIn(candidates));
            }
            String found = sha256(file);
            if (!found.equals(wanted)) {
                throw new ModelLoadException("Model file " + file + " is damaged: expected SHA-256 " + wanted
                        + ", found " + found + ". " + lookedIn(candidates));
            }
            digests.put(name, found);
        }
        return new ModelFiles(directory, digests);
    }

    private static String lookedIn(List<Path> candidates) {
        return "Looked in "
                + String.join(", ", candidates.stream().map(Path::toString).toList()) + ".";
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = newSha256();
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Path file(ModelName name) {
        return directory.resolve(name.fileName());
    }

    /** 64 lower-case hexadecimal digits. */
    String sha256(ModelName name) {
        return digests.get(name);
    }

    /** The first 12 hexadecimal digits of the SHA-256 over the digests of all models, in the order of the names. */
    String fingerprint() {
        byte[] all = String.join("", digests.values()).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(newSha256().digest(all)).substring(0, FINGERPRINT_DIGITS);
    }

    Path directory() {
        return directory;
    }
}
