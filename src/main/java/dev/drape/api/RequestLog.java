package dev.drape.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** One line a request, in JSON or as text; its category is {@value #CATEGORY}. */
@ApplicationScoped
class RequestLog {
    static final String CATEGORY = "dev.drape.requests";

    private static final Logger LOGGER = Logger.getLogger(CATEGORY);

    private final LogFormat format;
    private final ObjectMapper json;

    RequestLog(ApiConfig config, ObjectMapper json) {
        this.format = config.requestLog();
        this.json = json;
        if (format == LogFormat.JSON) {
            printAsIs();
        }
    }

    /** The console's own formatter would wrap the line into another JSON object, as text. */
    private static void printAsIs() {
        ConsoleHandler console = new ConsoleHandler(new PatternFormatter("%m%n"));
        LOGGER.addHandler(console);
        LOGGER.setUseParentHandlers(false);
    }

    /**
     * A request that has ended. Nothing in it comes from the caller but an id of harmless characters: no path, no file
     * name, nothing of a photo.
     *
     * @param time when it ended, ISO 8601
     * @param level always {@code INFO}, so that one filter reads all lines
     * @param logger always {@value #CATEGORY}
     * @param requestId the answer's {@code X-Request-Id}
     * @param endpoint {@link Endpoint}
     * @param outcome {@link Outcome}
     * @param status HTTP status; 499 if the caller went before the answer
     * @param code of the problem answered, null if none was
     * @param durationMs from its arrival to the end of its answer
     * @param stagesMs the stages that ran
     * @param device the answer's {@code X-Drape-Device}
     * @param cache the answer's {@code X-Drape-Cache}
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(
            String time,
            String level,
            String logger,
            String requestId,
            String endpoint,
            String outcome,
            int status,
            String code,
            double durationMs,
            Map<String, Double> stagesMs,
            String device,
            String cache) {}

    void write(Line line) {
        if (format != LogFormat.OFF) {
            LOGGER.info(text(line));
        }
    }

    /** Makes the line of a request that nobody is to read of: JSON loads classes when it is written first. */
    void rehearse(Line line) {
        text(line);
    }

    private String text(Line line) {
        return format == LogFormat.JSON ? json(line) : plain(line);
    }

    private String json(Line line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log line is always JSON", e);
        }
    }

    private static String plain(Line line) {
        String stages = line.stagesMs.entrySet().stream()
                .map(stage -> ", " + stage.getKey() + "=" + Math.round(stage.getValue()))
                .collect(Collectors.joining());
        return line.endpoint + " " + line.status + (line.code == null ? "" : " " + line.code) + " in "
                + Math.round(line.durationMs) + " ms on " + line.device + ", " + line.cache + stages + " ("
                + line.requestId + ")";
    }
}
