package dev.drape.outfit;

import dev.drape.image.LabImage;

/**
 * The picture's colours in cells of {@value #CELL} Lab units, in a box just large enough for this picture, so that
 * histograms stay small. Immutable.
 */
final class ColorGrid {
    static final int CELL = 4;

    /** Empty cells around, so that smoothing stays inside. */
    private static final int MARGIN = 4;

    final int lightCells;
    final int aCells;
    final int bCells;
    private final int[] cellOfPixel;

    private ColorGrid(int lightCells, int aCells, int bCells, int[] cellOfPixel) {
        this.lightCells = lightCells;
        this.aCells = aCells;
        this.bCells = bCells;
        this.cellOfPixel = cellOfPixel;
    }

    static ColorGrid of(LabImage lab) {
        int[] l = cells(lab.l().toFloats());
        int[] a = cells(lab.a().toFloats());
        int[] b = cells(lab.b().toFloats());
        int lightCells = shift(l);
        int aCells = shift(a);
        int bCells = shift(b);
        int[] cell = new int[l.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = (l[i] * aCells + a[i]) * bCells + b[i];
        }
        return new ColorGrid(lightCells, aCells, bCells, cell);
    }

    private static int[] cells(float[] values) {
        int[] out = new int[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (int) Math.floor(values[i] / CELL);
        }
        return out;
    }

    /** Moves the least cell to the margin; answers the number of cells needed. */
    private static int shift(int[] cells) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int cell : cells) {
            least = Math.min(least, cell);
            most = Math.max(most, cell);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] += MARGIN - least;
        }
        return most - least + 1 + 2 * MARGIN;
    }

    int cells() {
        return lightCells * aCells * bCells;
    }

    int pixels() {
        return cellOfPixel.length;
    }

    int cellOf(int pixel) {
        return cellOfPixel[pixel];
    }
}
