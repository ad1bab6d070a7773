package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.Point;

/**
 * A map evaluated over a box of the photo: exactly at the nodes of a grid of 8 px, bilinearly between them. A cell's
 * Jacobian says how the garment is turned over or stretched there.
 */
final class WarpField {
    /** Px between nodes: on garments the spline bends over tens of pixels, so linear pieces stay within 0.1 px of it. */
    static final int STEP = 8;
    /** Rows of px that are worth a thread. */
    private static final int STRIP = 64;
    /** Beyond every picture; keeps wild values of a bad map out of the pixel loops. */
    private static final double FAR = 1e5;

    private final PixelBox box;
    private final int columns;
    private final int rows;
    private final float[] nodeX;
    private final float[] nodeY;

    private WarpField(PixelBox box, int columns, int rows, float[] nodeX, float[] nodeY) {
        this.box = box;
        this.columns = columns;
        this.rows = rows;
        this.nodeX = nodeX;
        this.nodeY = nodeY;
    }

    static WarpField of(PlaneMap map, PixelBox box) {
        int columns = (box.width() + STEP - 1) / STEP + 1;
        int rows = (box.height() + STEP - 1) / STEP + 1;
        float[] x = new float[columns * rows];
        float[] y = new float[columns * rows];
        Fork.rows(rows, STRIP / STEP, (from, to) -> {
            for (int i = from * columns; i < to * columns; i++) {
                Point garment = map.map(box.x() + i % columns * STEP, box.y() + i / columns * STEP);
                x[i] = finite(garment.x());
                y[i] = finite(garment.y());
            }
        });
        return new WarpField(box, columns, rows, x, y);
    }

    private static float finite(double value) {
        return Double.isFinite(value) ? (float) Math.max(-FAR, Math.min(FAR, value)) : (float) -FAR;
    }

    PixelBox box() {
        return box;
    }

    /** Pixel-index x in the garment for every pixel of some rows of the box. */
    Plane x(int fromRow, int count) {
        return spread(nodeX, fromRow, count);
    }

    /** Pixel-index y in the garment for every pixel of some rows of the box. */
    Plane y(int fromRow, int count) {
        return spread(nodeY, fromRow, count);
    }

    private Plane spread(float[] nodes, int fromRow, int count) {
        int width = box.width();
        float[] out = new float[width * count];
        Fork.rows(count, STRIP, (from, to) -> spread(nodes, fromRow, from, to, out));
        return Plane.owning(width, count, out);
    }

    private void spread(float[] nodes, int fromRow, int from, int to, float[] out) {
        int width = box.width();
        float[] line = new float[columns];
        for (int y = from; y < to; y++) {
            float downY = (fromRow + y + 0.5f) / STEP;
            int row = (int) downY;
            float fy = downY - row;
            for (int c = 0; c < columns; c++) {
                float top = nodes[row * columns + c];
                line[c] = top + (nodes[(row + 1) * columns + c] - top) * fy;
            }
            for (int x = 0; x < width; x++) {
                float along = (x + 0.5f) / STEP;
                int column = (int) along;
                float left = line[column];
                out[y * width + x] = left + (line[column + 1] - left) * (along - column) - 0.5f;
            }
        }
    }

    int cellColumns() {
        return columns - 1;
    }

    int cellRows() {
        return rows - 1;
    }

    /** Garment px² a photo px² in a cell; negative where the garment is turned over. */
    double determinant(int column, int row) {
        double[] j = jacobian(column, row);
        return j[0] * j[3] - j[1] * j[2];
    }

    /** The larger of the two factors by which the garment is enlarged in a cell: photo px a garment px. */
    double stretch(int column, int row) {
        double[] j = jacobian(column, row);
        double squares = j[0] * j[0] + j[1] * j[1] + j[2] * j[2] + j[3] * j[3];
        double determinant = Math.abs(j[0] * j[3] - j[1] * j[2]);
        double root = Math.sqrt(Math.max(0, squares * squares - 4 * determinant * determinant));
        double smaller = Math.sqrt(Math.max(0, (squares - root) / 2));
        return 1 / Math.max(1e-6, smaller);
    }

    /** ∂x/∂column, ∂x/∂row, ∂y/∂column, ∂y/∂row in the middle of a cell. */
    private double[] jacobian(int column, int row) {
        int i = row * columns + column;
        int below = i + columns;
        double scale = 0.5 / STEP;
        return new double[] {
            scale * (nodeX[i + 1] - nodeX[i] + nodeX[below + 1] - nodeX[below]),
            scale * (nodeX[below] - nodeX[i] + nodeX[below + 1] - nodeX[i + 1]),
            scale * (nodeY[i + 1] - nodeY[i] + nodeY[below + 1] - nodeY[below]),
            scale * (nodeY[below] - nodeY[i] + nodeY[below + 1] - nodeY[i + 1])
        };
    }
}
