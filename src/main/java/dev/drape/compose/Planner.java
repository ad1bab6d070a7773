package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;

/** Chooses how a category is planned and hands it what is known of the person. */
final class Planner {
    private final Customer customer;
    private final BodyFrame body;

    Planner(Customer customer, BodyFrame body) {
        this.customer = customer;
        this.body = body;
    }

    Plan plan(Item item, Fit fit) {
        RgbImage photo = customer.photo();
        SoftRegion person = SoftRegion.over(customer.person(), photo.width(), photo.height());
        Category category = item.garment().category();
        if (category == Category.BOTTOM) {
            LowerBody lower = new LowerBody(body, worn(BodyClass.BOTTOM));
            return new BottomPlanner(body, person, lower, Ease.side(fit)).plan(item);
        }
        return new TopPlanner(body, person, worn(BodyClass.TOP), Ease.side(fit)).plan(item);
    }

    private WornGarment worn(BodyClass which) {
        RgbImage photo = customer.photo();
        Mask mask = customer.outfit().masks().get(which);
        SoftRegion region = SoftRegion.over(mask == null ? Mask.filled(1, 1, 0) : mask, photo.width(), photo.height());
        double sleeve =
                Math.max(customer.outfit().wornSleeveLeft(), customer.outfit().wornSleeveRight());
        return new WornGarment(body, region, photo.height(), sleeve);
    }
}
