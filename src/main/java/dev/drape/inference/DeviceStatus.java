package dev.drape.inference;

import java.time.Instant;
import java.util.Optional;

/**
 * A device at one moment.
 *
 * @param id such as {@code cpu} or {@code cuda:0}
 * @param state whether it can be used
 * @param reason why it cannot; empty when it is up
 * @param since when the state was entered
 * @param nextProbe when a failed device is tried again; empty when it is not
 * @param lanes runs it can do at once
 * @param queueDepth runs that wait for it
 * @param inferences runs it has done
 * @param failures runs it was given and failed
 */
public record DeviceStatus(
        String id,
        DeviceState state,
        Optional<String> reason,
        Instant since,
        Optional<Instant> nextProbe,
        int lanes,
        int queueDepth,
        long inferences,
        long failures) {}
