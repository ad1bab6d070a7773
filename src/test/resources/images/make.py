"""Makes the picture files beside it and expected.csv, the values Pillow reads from them.

Needs Python 3, numpy, opencv-python and Pillow with WebP and Little CMS. Run in this folder: python make.py
Everything else the tests need (PNG in all its kinds, EXIF, damaged files) is built by the tests themselves.
"""
import csv
import io
import struct

import cv2
import numpy as np
from PIL import Image, ImageCms, ImageEnhance

CELL = 16
COLORS = [[(220, 40, 30), (30, 180, 60), (40, 60, 200)], [(255, 255, 255), (0, 0, 0), (240, 210, 20)]]
rows = []


def cells():
    """48 x 32 px: two rows of three flat cells, each as large as a JPEG block with subsampled chroma."""
    a = np.zeros((2 * CELL, 3 * CELL, 3), np.uint8)
    for j, row in enumerate(COLORS):
        for i, color in enumerate(row):
            a[j * CELL:(j + 1) * CELL, i * CELL:(i + 1) * CELL] = color
    return Image.fromarray(a)


def expect(name, image, step=CELL):
    rgb = image.convert("RGB")
    for y in range(step // 2, rgb.height, step):
        for x in range(step // 2, rgb.width, step):
            rows.append((name, x, y) + rgb.getpixel((x, y)))


def save(name, image, **options):
    image.save(name, **options)
    expect(name, Image.open(name))


def s15f16(v):
    return struct.pack(">i", round(v * 65536))


def profile(primaries, gamma, description):
    """A matrix profile, ICC version 2: D50-adapted primaries (XYZ columns) and one gamma."""
    def xyz(v):
        return b"XYZ \0\0\0\0" + b"".join(s15f16(c) for c in v)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = description.encode() + b"\0"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * 78
    desc += b"\0" * (-len(desc) % 4)
    tags = [(b"desc", desc), (b"cprt", b"text\0\0\0\0none\0\0\0\0"), (b"wtpt", xyz((0.9642, 1.0, 0.8249)))]
    space = b"GRAY" if primaries is None else b"RGB "
    if primaries is None:
        tags += [(b"kTRC", curve)]
    else:
        tags += [(t, xyz(p)) for t, p in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries)]
        tags += [(b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    table, body, offset = b"", b"", 132 + 12 * len(tags)
    for tag, data in tags:
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", offset + len(body), b"none", 0x02400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += s15f16(0.9642) + s15f16(1.0) + s15f16(0.8249)
    head += b"\0" * (128 - len(head))
    return head + struct.pack(">I", len(tags)) + table + body


DISPLAY_P3 = profile([(0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841)], 2.2, "Wide")
ADOBE_RGB = profile([(0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446)], 2.199219, "Large")
GREY_18 = profile(None, 1.8, "Grey gamma 1.8")


def managed(name, image, icc, **options):
    """A file with a profile; what is expected are Little CMS's sRGB values."""
    image.save(name, icc_profile=icc, **options)
    stored = Image.open(name)
    srgb = ImageCms.createProfile("sRGB")
    expect(name, ImageCms.profileToProfile(stored, ImageCms.ImageCmsProfile(io.BytesIO(icc)), srgb, outputMode="RGB"))


def noise(width, height, seed):
    """Smooth blotches with noise: both flat parts and edges, some of them clipped."""
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(-20, 275, (3, 4, 3)).astype(np.float32)
    a = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC) + rng.normal(0, 12, (height, width, 3))
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def formula(width, height):
    """A picture that needs no file: the tests compute the same one."""
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    return np.stack([(x // 3 + y) % 256, (x * y // 97) % 256, (3 * x + 2 * y) // 8 % 256], -1).astype(np.uint8)


def standardized(width, height, content_width, content_height, pose):
    a = formula(width, height)
    how = cv2.INTER_AREA if content_width < width else cv2.INTER_LINEAR
    a = cv2.resize(a, (content_width, content_height), interpolation=how)
    image = ImageEnhance.Contrast(ImageEnhance.Sharpness(Image.fromarray(a)).enhance(1.1)).enhance(1.05)
    if pose:
        lab = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2LAB)
        light = cv2.createCLAHE(2.0, (8, 8)).apply(np.ascontiguousarray(lab[..., 0]))
        image = Image.fromarray(cv2.cvtColor(np.dstack([light, lab[..., 1:]]), cv2.COLOR_LAB2RGB))
    square = Image.new("RGB", (512, 512))
    square.paste(image, ((512 - content_width) // 2, (512 - content_height) // 2))
    return square


picture = cells()
save("baseline.jpg", picture, quality=90, subsampling=0)
save("subsampled.jpg", picture, quality=90, subsampling=2)
save("progressive.jpg", picture, quality=90, progressive=True)
save("restart.jpg", picture, quality=90, restart_marker_blocks=1)
save("grey.jpg", picture.convert("L"), quality=90)
cmyk = Image.fromarray(np.dstack([np.asarray(picture) // 2, np.asarray(picture)[..., 1] // 3]), mode="CMYK")
save("cmyk.jpg", cmyk, quality=90)
# YCCK: luma, chroma and black written as if they were CMYK, then Adobe's transform flag set to 2.
ycc = np.dstack([255 - np.asarray(picture.convert("YCbCr")), np.full((2 * CELL, 3 * CELL), 60, np.uint8)])
stream = io.BytesIO()
Image.fromarray(ycc, mode="CMYK").save(stream, "JPEG", quality=90)
adobe = stream.getvalue()
at = adobe.index(b"Adobe") + 11
open("ycck.jpg", "wb").write(adobe[:at] + b"\2" + adobe[at + 1:])
expect("ycck.jpg", Image.open("ycck.jpg"))

save("lossy.webp", picture, quality=95)
save("lossless.webp", picture, lossless=True)
half = picture.copy()
half.putalpha(Image.fromarray(np.tile(np.repeat(np.array([255, 128, 0], np.uint8), CELL), (2 * CELL, 1))))
on_white = Image.alpha_composite(Image.new("RGBA", half.size, "white"), half)
for name, options in (("alpha-lossy.webp", dict(quality=95)), ("alpha-lossless.webp", dict(lossless=True, exact=True))):
    half.save(name, **options)
    stored = Image.open(name).convert("RGBA")
    expect(name, Image.alpha_composite(Image.new("RGBA", half.size, "white"), stored))
picture.save("animated.webp", save_all=True, append_images=[picture.rotate(180)], lossless=True, duration=100)
expect("animated.webp", picture)

managed("display-p3.png", picture, DISPLAY_P3)
managed("adobe-rgb.png", picture, ADOBE_RGB)
managed("adobe-rgb.jpg", picture, ADOBE_RGB, quality=90, subsampling=0)
managed("display-p3.webp", picture, DISPLAY_P3, lossless=True)
managed("grey-gamma.png", picture.convert("L"), GREY_18)
save("srgb.png", picture, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())

plain = noise(16, 12, 7)
plain.save("plain.png")
ImageEnhance.Sharpness(plain).enhance(1.1).save("sharper.png")
ImageEnhance.Contrast(plain).enhance(1.05).save("contrastier.png")

for width, height, w, h in ((640, 480, 512, 384), (200, 300, 341, 512)):
    for pose in (False, True):
        expect(f"standardized-{width}x{height}-{'pose' if pose else 'standard'}", standardized(width, height, w, h, pose), 96)

with open("expected.csv", "w", newline="") as out:
    csv.writer(out, lineterminator="\n").writerows([("name", "x", "y", "red", "green", "blue")] + rows)
