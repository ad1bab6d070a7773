package dev.drape.inference;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the models may lie; see {@link InferenceConfig#modelsDir()}. */
final class ModelDirectories {
    private static final String NAME = "models";
    private static final Path CONTAINER = Path.of("/deployments", NAME);
    /** A fast-jar's application jar lies in {@code target/quarkus-app/app}: three steps up is the checkout. */
    private static final int STEPS_UP = 3;

    private ModelDirectories() {}

    /** The configured directory alone, or every default place, best first. */
    static List<Path> candidates(Optional<Path> configured) {
        return configured
                .map(path -> List.of(path.toAbsolutePath().normalize()))
                .orElseGet(() -> defaults(Path.of("").toAbsolutePath(), applicationDirectory()));
    }

    static List<Path> defaults(Path workingDirectory, Optional<Path> application) {
        List<Path> places = new ArrayList<>();
        places.add(workingDirectory.resolve(NAME));
        Path place = application.orElse(null);
        for (int step = 0; place != null && step <= STEPS_UP; step++) {
            places.add(place.resolve(NAME));
            place = place.getParent();
        }
        places.add(CONTAINER);
        return places.stream().distinct().toList();
    }

    /** The directory that holds the jar (or the class directory) this class came from. */
    private static Optional<Path> applicationDirectory() {
        try {
            CodeSource source = ModelDirectories.class.getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.ofNullable(Path.of(source.getLocation().toURI())
                            .toAbsolutePath()
                            .getParent());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
