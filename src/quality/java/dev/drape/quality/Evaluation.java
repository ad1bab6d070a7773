package dev.drape.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.image.ImageLimits;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.filter.Resize;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory of photos with known answers: {@code set.json} names them ({@code pose}: a list of photos, {@code person}:
 * photos and their parse maps), {@code golden.json} holds genuine MediaPipe's landmarks. docs/quality.md shows both.
 */
public final class Evaluation {
    private final Path directory;
    private final JsonNode set;
    private final JsonNode golden;

    public Evaluation(Path directory) {
        this.directory = directory;
        this.set = json("set.json");
        this.golden = json("golden.json").get("images");
    }

    /** Photos that genuine MediaPipe has read. */
    public List<String> posed() {
        List<String> names = new ArrayList<>();
        set.get("pose").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** What MediaPipe says of a photo: {@code found}, {@code poseLandmarks}. */
    public JsonNode golden(String photo, int complexity) {
        return golden.get(photo).get("pose" + complexity);
    }

    /** Photos and the files of their parse maps. */
    public Map<String, String> parsed() {
        Map<String, String> maps = new LinkedHashMap<>();
        set.get("person")
                .fields()
                .forEachRemaining(e -> maps.put(e.getKey(), e.getValue().asText()));
        return maps;
    }

    public Photo photo(String name) {
        return new ImageDecoder(ImageLimits.DEFAULT).decode(bytes(name));
    }

    /** Every class of a parse map but the background, at that size. */
    public Mask person(String parseMap, int width, int height) {
        BufferedImage image;
        try {
            image = ImageIO.read(directory.resolve(parseMap).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Raster classes = image.getRaster();
        boolean[] inside = new boolean[image.getWidth() * image.getHeight()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = classes.getSample(i % image.getWidth(), i / image.getWidth(), 0) > 0;
        }
        return Resize.nearest(Mask.of(image.getWidth(), image.getHeight(), inside), width, height);
    }

    private JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
