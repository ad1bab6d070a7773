package dev.drape.inference;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Which devices the operator asked for. Immutable. */
public final class DeviceChoice {
    static final DeviceChoice AUTO = new DeviceChoice(List.of());

    private final List<DeviceId> listed;

    private DeviceChoice(List<DeviceId> listed) {
        this.listed = listed;
    }

    /** Reads {@code auto} or a comma separated list such as {@code cuda:0,cpu}. */
    public static DeviceChoice of(String text) {
        if (text.strip().equalsIgnoreCase("auto")) {
            return AUTO;
        }
        List<DeviceId> ids = Arrays.stream(text.split(",", -1))
                .map(part -> DeviceId.of(part.strip().toLowerCase(Locale.ROOT)))
                .toList();
        for (DeviceId id : ids) {
            if (Collections.frequency(ids, id) > 1) {
                throw new IllegalArgumentException(id + " is listed twice");
            }
        }
        return new DeviceChoice(ids);
    }

    boolean isAuto() {
        return listed.isEmpty();
    }

    /** The devices by name, in the operator's order; empty for {@code auto}. */
    List<DeviceId> listed() {
        return listed;
    }

    @Override
    public String toString() {
        return isAuto()
                ? "auto"
                : String.join(",", listed.stream().map(DeviceId::toString).toList());
    }
}
