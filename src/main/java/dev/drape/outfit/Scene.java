package dev.drape.outfit;

import dev.drape.image.LabColor;
import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Resize;
import dev.drape.pose.Pose;

import java.util.ArrayList;
import java.util.List;

/**
 * The photo at working size with everything that does not change while classes are estimated: colours, person, torso
 * coordinates and limbs a pixel. Arrays run row by row; nobody writes to them after construction.
 */
final class Scene {
    /** A pixel counts as the person's for sampling from this share on. */
    static final float SURE = .7f;

    /**
     * The working size gives the torso this many pixels, within limits of the long side. On label maps of people who
     * fill the picture 384 px gain nothing over 256 px; people seen from head to foot have a torso half as large.
     */
    private static final double TORSO = 84;

    private static final double LEAST_SIDE = 256;
    private static final double MOST_SIDE = 384;

    final int width;
    final int height;
    final Plane grey;
    final ColorGrid grid;
    final TorsoFrame frame;
    final Head head;
    final Limbs limbs;
    final Arm leftArm;
    final Arm rightArm;
    final float[] leftLeg;
    final float[] rightLeg;
    final float[] neck;
    final SkinModel skin;

    final float[] l;
    final float[] a;
    final float[] b;

    /** 0…1. */
    final float[] person;

    /** {@link TorsoFrame} coordinates of the pixel's centre. */
    final float[] t;

    final float[] u;

    /** {@link SkinModel} distances. */
    final float[] tight;

    final float[] wide;

    /** {@link Head#radius}. */
    final float[] headRadius;

    private Scene(RgbImage photo, Mask person, Pose pose) {
        width = photo.width();
        height = photo.height();
        grey = ColorSpace.toGreyPlane(photo);
        LabImage lab = ColorSpace.toLab(photo);
        l = lab.l().toFloats();
        a = lab.a().toFloats();
        b = lab.b().toFloats();
        grid = ColorGrid.of(lab);
        frame = TorsoFrame.of(pose, width, height);
        this.person = Plane.of(OnePerson.of(person, frame)).toFloats();
        head = Head.of(pose, width, height);
        limbs = Limbs.of(pose, frame, head, width, height);
        leftArm = new Arm(limbs.leftArm().along(width, height), limbs.leftHand().along(width, height));
        rightArm =
                new Arm(limbs.rightArm().along(width, height), limbs.rightHand().along(width, height));
        leftLeg = limbs.leftLeg().along(width, height);
        rightLeg = limbs.rightLeg().along(width, height);
        neck = limbs.neck().along(width, height);
        int n = width * height;
        t = new float[n];
        u = new float[n];
        headRadius = new float[n];
        tight = new float[n];
        wide = new float[n];
        skin = SkinModel.of(measurePlaces());
        for (int i = 0; i < n; i++) {
            tight[i] = (float) skin.tight(l[i], a[i], b[i]);
            wide[i] = (float) skin.wide(l[i], a[i], b[i]);
        }
    }

    /** Scales both to the working size; {@code person} may have any size. */
    static Scene of(RgbImage photo, Pose pose, Mask person) {
        int longSide = Math.max(photo.width(), photo.height());
        double torso = TorsoFrame.of(pose, photo.width(), photo.height()).length();
        double side = Math.min(MOST_SIDE, Math.max(LEAST_SIDE, TORSO * longSide / torso));
        int width = Math.max(1, (int) Math.round(photo.width() * side / longSide));
        int height = Math.max(1, (int) Math.round(photo.height() * side / longSide));
        return new Scene(Resize.smooth(photo, width, height), Resize.smooth(person, width, height), pose);
    }

    /** Fills the coordinates; answers the face's colours. */
    private List<LabColor> measurePlaces() {
        List<LabColor> face = new ArrayList<>();
        for (int i = 0; i < t.length; i++) {
            Point p = place(i);
            t[i] = (float) frame.t(p);
            u[i] = (float) frame.u(p);
            headRadius[i] = (float) head.radius(p);
            if (head.visible() && person[i] >= SURE && head.inSample(p)) {
                face.add(new LabColor(l[i], a[i], b[i]));
            }
        }
        return face;
    }

    int size() {
        return t.length;
    }

    /** The pixel's centre. */
    Point place(int pixel) {
        int row = pixel / width;
        return new Point(pixel % width + .5, row + .5);
    }

    /** The pixel that holds the point, −1 outside the picture. */
    int pixel(Point p) {
        int x = (int) Math.floor(p.x());
        int y = (int) Math.floor(p.y());
        return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
    }

    boolean onArm(int pixel) {
        return leftArm.covers(pixel) || rightArm.covers(pixel);
    }

    boolean onHand(int pixel) {
        return leftArm.hand(pixel) || rightArm.hand(pixel);
    }

    boolean likeSkin(int pixel) {
        return wide[pixel] < SkinModel.LIKE;
    }

    /** Lab distance of two pixels' colours. */
    double difference(int one, int other) {
        double dl = l[one] - l[other];
        double da = a[one] - a[other];
        double db = b[one] - b[other];
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    /** The lowest torso height that shows the person near the spine line. */
    double lowestVisible() {
        double lowest = 0;
        for (int i = 0; i < t.length; i++) {
            if (person[i] >= SURE && Math.abs(u[i]) < .5 && t[i] > lowest) {
                lowest = t[i];
            }
        }
        return lowest;
    }
}
