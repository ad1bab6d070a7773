package dev.drape.quality;

import dev.drape.analysis.MaskCandidates;
import dev.drape.analysis.StandardisingStudy;
import dev.drape.pose.PoseParity;
import dev.drape.skin.SkinTable;

import java.nio.file.Path;

/** Prints the customers' tables of docs/quality.md as markdown. The argument is a directory as {@link Evaluation} reads. */
public final class CustomerTables {
    private CustomerTables() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Name the evaluation directory: ./mvnw -Pquality -DskipTests -Dquality.set=DIR verify");
            System.exit(2);
        }
        Evaluation evaluation = new Evaluation(Path.of(arguments[0]));
        RealModels models = new RealModels();
        print("Pose against genuine MediaPipe", new PoseParity(evaluation, models).table());
        print("Candidates for the person mask", new MaskCandidates(evaluation, models).table());
        print("Does standardising help the pose?", new StandardisingStudy(evaluation, models).table());
        print("Skin tone of painted faces", SkinTable.table());
        System.exit(0);
    }

    private static void print(String title, Table table) {
        System.out.println("### " + title + "\n\n" + table);
    }
}
