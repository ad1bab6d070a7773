package dev.drape.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's command that runs the service. */
final class RunCommand {
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(MALLOC_ARENA_MAX=\\d+) java -Xmx\\d+m (-XX:\\+Use\\w+GC) .*quarkus-run\\.jar$");

    private RunCommand() {}

    /** Such as {@code MALLOC_ARENA_MAX=2}. */
    static String arenas() throws IOException {
        return part(1);
    }

    /** The option that chooses the garbage collector. */
    static String collector() throws IOException {
        return part(2);
    }

    private static String part(int group) throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(Path.of("README.md")));
        if (!command.find()) {
            throw new AssertionError("README.md has no command that runs the service");
        }
        return command.group(group);
    }
}
