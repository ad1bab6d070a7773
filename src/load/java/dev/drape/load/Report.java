package dev.drape.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, printed at once and kept; whether each limit is met, and whether what must always hold was broken. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final List<Target> targets = new ArrayList<>();
    private int broken;

    void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }

    void add(Target target) {
        targets.add(target);
    }

    /** Counts a round's answers that no service may give. */
    Round checked(Round round) {
        broken += round.broken();
        return round;
    }

    /** As {@link #checked(Round)}, one answer. */
    void check(Connection.Answer answer) {
        if (!answer.isResult() && !answer.isRefusal()) {
            System.err.println("Not a result: " + answer.text());
            broken++;
        }
    }

    /** Prints the limits. */
    void close() {
        say("%n| asked | limit | measured | met |%n| --- | --- | --- | --- |");
        targets.forEach(target -> say("%s", target.row()));
        if (broken > 0) {
            say("%nBroken: %d answers were neither result nor typed refusal.", broken);
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }

    /** Whether all answers were such as must be, and, if the limits count, whether each was met. */
    boolean passed(boolean strict) {
        return broken == 0 && (!strict || targets.stream().allMatch(Target::met));
    }
}
