package dev.drape.image;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskWarpTest {

    @Test
    void samePlaceAndSizeIsTheMask() {
        Mask mask = Mask.owning(3, 2, new byte[] {0, 50, 100, (byte) 150, (byte) 200, (byte) 255});

        Mask laid = MaskWarp.toPicture(mask, TurnedRect.whole(3, 2), 3, 2);

        assertThat(laid.toBytes()).isEqualTo(mask.toBytes());
    }

    /** Pixel centres 0.5, 1.5, 2.5, 3.5 of 4 fall on 0.25, 0.75, 1.25, 1.75 of 2: a quarter of the way between. */
    @Test
    void growsBetweenCentresAndRepeatsTheEdge() {
        Mask mask = Mask.owning(2, 1, new byte[] {0, 100});

        Mask laid = MaskWarp.toPicture(mask, TurnedRect.whole(4, 1), 4, 1);

        assertThat(laid.toBytes()).containsExactly(0, 25, 75, 100);
    }

    @Test
    void isZeroOutsideTheRectangle() {
        TurnedRect region = new TurnedRect(3, 2, 2, 2, 0);

        Mask laid = MaskWarp.toPicture(Mask.filled(4, 4, 200), region, 6, 4);

        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 6; x++) {
                boolean inside = x >= 2 && x < 4 && y >= 1 && y < 3;
                assertThat(laid.at(x, y)).as("pixel %d, %d", x, y).isEqualTo(inside ? 200 : 0);
            }
        }
    }

    /** Turned clockwise by a quarter, the mask's left edge is the picture's upper one. */
    @Test
    void followsTheTurn() {
        Mask mask = Mask.owning(2, 2, new byte[] {10, 20, 30, 40});

        Mask laid = MaskWarp.toPicture(mask, new TurnedRect(1, 1, 2, 2, Math.PI / 2), 2, 2);

        assertThat(laid.toBytes()).containsExactly(30, 10, 40, 20);
    }

    @Test
    void liesFarOutsideWithoutATrace() {
        Mask laid = MaskWarp.toPicture(Mask.filled(4, 4, 255), new TurnedRect(-90, 900, 30, 30, 0.3), 20, 10);

        assertThat(laid.count()).isZero();
    }

    @Test
    void coversAPictureWithinALargeTurnedRectangle() {
        Mask laid = MaskWarp.toPicture(Mask.filled(4, 4, 255), new TurnedRect(10, 5, 300, 300, -1), 20, 10);

        assertThat(laid.count()).isEqualTo(200);
    }
}
