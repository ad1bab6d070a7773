package dev.drape.testing;

import org.jboss.logmanager.ExtLogRecord;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this process logs in a category, and below it, until it is closed. */
public final class LogLines implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger log;
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                lines.add(ExtLogRecord.wrap(line).getFormattedMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** {@code category}: empty for all. */
    public LogLines(String category, Level atLeast) {
        log = Logger.getLogger(category);
        reader.setLevel(atLeast);
        log.addHandler(reader);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        log.removeHandler(reader);
    }
}
