package dev.drape.image;

/**
 * A picture in CIELAB (D65): L 0…100, a and b about −128…127, as floats because 8-bit Lab loses the 0.3-unit steps that
 * separate white cloth from a light ground.
 */
public record LabImage(Plane l, Plane a, Plane b) {
    public LabImage {
        if (l.size() != a.size() || l.size() != b.size() || l.width() != a.width() || l.width() != b.width()) {
            throw new IllegalArgumentException("channels differ in size");
        }
    }

    public int width() {
        return l.width();
    }

    public int height() {
        return l.height();
    }

    public int size() {
        return l.size();
    }
}
