package dev.drape.image.codec;

import java.util.Arrays;
import java.util.Optional;

/** Formats that people send and that are not read; known by name so that a refusal can say what came. */
enum ForeignFormat {
    GIF("GIF", 0, "GIF8"),
    BMP("BMP", 0, "BM"),
    TIFF_LITTLE("TIFF", 0, "II*\0"),
    TIFF_BIG("TIFF", 0, "MM\0*"),
    AVIF("AVIF", 4, "ftypavif"),
    HEIC("HEIC", 4, "ftyphei"),
    HEVC("HEIC", 4, "ftyphev"),
    HEIF("HEIC", 4, "ftypmif1"),
    VIDEO("a video", 4, "ftyp"),
    JPEG_XL("JPEG XL", 0, "\u00ff\n"),
    JPEG_XL_BOX("JPEG XL", 4, "JXL "),
    JPEG_2000("JPEG 2000", 4, "jP  "),
    PHOTOSHOP("a Photoshop document", 0, "8BPS"),
    ICON("an icon", 0, "\0\0\1\0"),
    PDF("PDF", 0, "%PDF"),
    ZIP("a ZIP archive", 0, "PK\3\4"),
    SVG("SVG", 0, "<svg"),
    XML("XML", 0, "<?xml"),
    HTML("HTML", 0, "<!DOCTYPE"),
    JSON("JSON", 0, "{\"");

    private final String title;
    private final int offset;
    private final String magic;

    ForeignFormat(String title, int offset, String magic) {
        this.title = title;
        this.offset = offset;
        this.magic = magic;
    }

    static Optional<String> nameOf(byte[] file) {
        return Arrays.stream(values())
                .filter(format -> Magic.at(file, format.offset, format.magic))
                .map(format -> format.title)
                .findFirst();
    }
}
