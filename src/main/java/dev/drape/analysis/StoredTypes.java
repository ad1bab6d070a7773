package dev.drape.analysis;

import dev.drape.error.Failure;
import dev.drape.garment.Category;
import dev.drape.garment.GarmentFacts;
import dev.drape.garment.GarmentPoint;
import dev.drape.garment.NamedColor;
import dev.drape.garment.Neckline;
import dev.drape.garment.Pattern;
import dev.drape.garment.SleeveLength;
import dev.drape.image.ImageDigest;
import dev.drape.image.LabColor;
import dev.drape.image.PackedMask;
import dev.drape.image.PixelBox;
import dev.drape.image.Point;
import dev.drape.image.TurnedRect;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Complexity;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.pose.RegionMask;
import dev.drape.pose.RegionOfInterest;
import dev.drape.skin.ItaClass;
import dev.drape.skin.MonkTone;
import dev.drape.skin.SkinReading;
import dev.drape.skin.SkinTone;
import dev.drape.skin.Undertone;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a stored analysis is made of, so that the second level can read and write it in a native executable too. */
@RegisterForReflection(
        targets = {
            BodyClass.class,
            BodyFacts.class,
            BodyPoint.class,
            Category.class,
            Complexity.class,
            CustomerAnalysis.class,
            Degradation.class,
            Facing.class,
            Failure.class,
            Framing.class,
            GarmentAnalysis.class,
            GarmentFacts.class,
            GarmentPoint.class,
            ImageDigest.class,
            ItaClass.class,
            LabColor.class,
            Landmark.class,
            LazyOutfit.class,
            MonkTone.class,
            NamedColor.class,
            Neckline.class,
            Outfit.class,
            PackedMask.class,
            PackedOutfit.class,
            Pattern.class,
            PhotoCheck.class,
            PhotoQuality.class,
            PixelBox.class,
            Point.class,
            Pose.class,
            RegionMask.class,
            RegionOfInterest.class,
            SkinReading.Absence.class,
            SkinReading.class,
            SkinTone.class,
            SleeveLength.class,
            TurnedRect.class,
            Undertone.class
        })
final class StoredTypes {
    private StoredTypes() {}
}
