package dev.drape.analysis;

/** Which side of the person the camera sees, by the turn of the shoulders. */
public enum Facing {
    /** Turned by less than 30°. */
    FRONT(30),
    /** Turned by 30° to 60°. */
    THREE_QUARTER(60),
    /** Turned by 60° to 120°. */
    SIDE(120),
    /** Turned by more than 120°. */
    BACK(180);

    private final double upToDeg;

    Facing(double upToDeg) {
        this.upToDeg = upToDeg;
    }

    static Facing ofYaw(double yawDeg) {
        for (Facing facing : values()) {
            if (yawDeg <= facing.upToDeg) {
                return facing;
            }
        }
        return BACK;
    }

    /** Degrees from that yaw to the nearest other facing. */
    static double marginDeg(double yawDeg) {
        double margin = Double.POSITIVE_INFINITY;
        for (Facing border : new Facing[] {FRONT, THREE_QUARTER, SIDE}) {
            margin = Math.min(margin, Math.abs(yawDeg - border.upToDeg));
        }
        return margin;
    }
}
