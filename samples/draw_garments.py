#!/usr/bin/env python3
"""Draws the flat-lay garment pictures in this folder.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python draw_garments.py            # all of them, beside this script
    venv/bin/python draw_garments.py --out DIR tee skirt

Every garment is a stack of cloth pieces (inside of the back, sleeves, body, collar).
A piece is an outline drawn with Bezier curves for one side and mirrored; a shared
field of slow noise bends all outlines, seams and stripes a little, so that nothing is
perfectly symmetric. One height field per garment (folds, drape, puckers) is lit from
the upper left. Everything is painted at twice the size, in linear light, and reduced.

The output depends only on the fixed seeds below and on the pinned library versions.
"""
import argparse
import os
import re

import cv2
import numpy as np
from PIL import Image

cv2.setNumThreads(1)

W, H = 768, 1024      # finished picture
S = 2                 # supersampling
CX = W / 2            # outlines are written relative to this axis


# ---------------------------------------------------------------- geometry

def path(text, n=40):
    """Points along 'M x y', 'L x y', 'Q cx cy x y', 'C ax ay bx by x y' (absolute)."""
    tok = re.findall(r"[MLQC]|-?\d+(?:\.\d+)?", text)
    pts, i, cmd = [], 0, None
    while i < len(tok):
        if tok[i] in "MLQC":
            cmd = tok[i]
            i += 1
        k = {"M": 2, "L": 2, "Q": 4, "C": 6}[cmd]
        a = np.array([float(t) for t in tok[i:i + k]]).reshape(-1, 2)
        i += k
        if cmd == "M":
            pts.append(a)
            continue
        p0 = pts[-1][-1]
        t = np.linspace(0, 1, n + 1)[1:, None]
        if cmd == "L":
            pts.append(p0 + (a[0] - p0) * t)
        elif cmd == "Q":
            pts.append((1 - t) ** 2 * p0 + 2 * t * (1 - t) * a[0] + t * t * a[1])
        else:
            pts.append((1 - t) ** 3 * p0 + 3 * t * (1 - t) ** 2 * a[0]
                       + 3 * t * t * (1 - t) * a[1] + t ** 3 * a[2])
    return np.concatenate(pts)


def flip(p):
    return p * [-1, 1]


def whole(p):
    """A curve from the axis on the right side, completed with its mirror image."""
    return np.concatenate([p, flip(p)[::-1]])


def span(p):
    """A curve from the axis outwards -> the same curve from the left end to the right."""
    return np.concatenate([flip(p)[::-1], p[1:] if p[0][0] == 0 else p])


def resample(p, step):
    d = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
    n = max(2, int(d[-1] / step) + 1)
    q = np.linspace(0, d[-1], n)
    return np.c_[np.interp(q, d, p[:, 0]), np.interp(q, d, p[:, 1])]


def normals(p):
    t = np.gradient(p, axis=0)
    t /= np.maximum(np.hypot(t[:, 0], t[:, 1]), 1e-6)[:, None]
    return np.c_[-t[:, 1], t[:, 0]]


def shifted(p, d):
    """The curve moved sideways by d (positive: to the right of its direction on screen)."""
    p = resample(p, 3)
    return p + normals(p) * d


def blur(a, sx, sy=None):
    sy = sx if sy is None else sy
    return cv2.GaussianBlur(a, (0, 0), sigmaX=max(sx, 0.01), sigmaY=max(sy, 0.01))


def smooth(x, a, b):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


# ---------------------------------------------------------------- a garment being painted

class Cloth:
    def __init__(self, seed, bend=3.0):
        self.rng = np.random.default_rng(seed)
        self.rgb = np.zeros((H * S, W * S, 3), np.float32)     # linear light
        self.alpha = np.zeros((H * S, W * S), np.float32)
        yy, xx = np.mgrid[0:H * S, 0:W * S].astype(np.float32)
        self.x, self.y = xx / S - CX, yy / S                   # picture units, axis at 0
        self.dx = self.field(70) * bend
        self.dy = self.field(70) * bend
        self.u, self.v = self.x - self.dx, self.y - self.dy    # cloth coordinates
        self.height = np.zeros((H, W), np.float32)

    def field(self, sx, sy=None):
        """Slow noise with standard deviation 1, at full painting size."""
        sy = sx if sy is None else sy
        f = max(1, int(min(sx, sy) / 9))
        h, w = H // f + 1, W // f + 1
        n = blur(self.rng.standard_normal((h, w)).astype(np.float32), sx / f, sy / f)
        n = (n - n.mean()) / n.std()
        return cv2.resize(n, (W * S, H * S), interpolation=cv2.INTER_CUBIC)

    def small(self, sx, sy=None):
        return cv2.resize(self.field(sx, sy), (W, H), interpolation=cv2.INTER_AREA)

    def place(self, p):
        """Picture position of points given in cloth coordinates."""
        p = np.asarray(p, np.float64)
        mx = ((p[:, :1] + CX) * S - 0.5).astype(np.float32)
        my = (p[:, 1:] * S - 0.5).astype(np.float32)
        d = [cv2.remap(f, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)[:, 0] for f in (self.dx, self.dy)]
        return np.c_[p[:, 0] + d[0] + CX, p[:, 1] + d[1]]

    def fill(self, p):
        m = np.zeros((H * S, W * S), np.uint8)
        q = np.round(self.place(resample(p, 2)) * S * 16).astype(np.int32)
        cv2.fillPoly(m, [q], 255, cv2.LINE_AA, 4)
        return m.astype(np.float32) / 255

    def line(self, p, width, dash=None):
        """Mask of a thread or seam along p; dash = (stitch, gap) in picture units."""
        m = np.zeros((H * S, W * S), np.uint8)
        t = max(1, int(round(width * S)))
        if dash:
            r = resample(p, 0.5)
            k, g = int(dash[0] * 2), int(dash[1] * 2)
            runs = [r[i:i + k] for i in range(0, len(r) - k, k + g)]
        else:
            runs = [resample(p, 2)]
        for r in runs:
            q = np.round(self.place(r) * S * 16).astype(np.int32)
            cv2.polylines(m, [q], False, 255, t, cv2.LINE_AA, 4)
        return m.astype(np.float32) / 255

    # -------- height field (picture size)

    def fold(self, text, width, amp):
        """A soft ridge (amp > 0) or valley along a curve, fading at both ends; one on each
        side of the garment, varied a little."""
        for side in (1, -1):
            j = self.rng.normal(0, 1, 4)
            p = resample(path(text), 2.5) * [side, 1] + j[:2] * 5
            a, w = amp * (1 + 0.25 * j[2]), width * (1 + 0.15 * j[3])
            q = self.place(p)
            lo = np.maximum(np.floor(q.min(0) - 3 * w), 0).astype(int)
            hi = np.minimum(np.ceil(q.max(0) + 3 * w), [W, H]).astype(int)
            if (hi <= lo).any():
                continue
            yy, xx = np.mgrid[lo[1]:hi[1], lo[0]:hi[0]].astype(np.float32)
            best = np.full(xx.shape, 1e9, np.float32)
            tt = np.zeros(xx.shape, np.float32)
            for i, (px, py) in enumerate(q):
                d = (xx - px) ** 2 + (yy - py) ** 2
                m = d < best
                best[m] = d[m]
                tt[m] = i / (len(q) - 1)
            taper = np.sin(np.pi * np.clip(tt * 0.92 + 0.04, 0, 1)) ** 0.8
            self.height[lo[1]:hi[1], lo[0]:hi[0]] += a * taper * np.exp(-best / (2 * w * w))

    def drape(self, sx, sy, amp):
        """Slow undulation of the cloth: smoothed over sx across and sy down."""
        self.height += self.small(sx, sy) * amp

    def creases(self, sx, sy, amp, turn=0.0, sharp=2.0):
        """Scattered thin creases: the crests of folded-over noise, only here and there."""
        n = self.small(sx, sy)
        if turn:
            m = cv2.getRotationMatrix2D((CX, H / 2), turn, 1.3)
            n = cv2.warpAffine(n, m, (W, H), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
        crest = np.exp(-np.abs(n) * sharp) * smooth(self.small(70), -0.3, 1.2)
        self.height += amp * blur(crest, 2.2)

    # -------- painting

    def light(self, mask, rim, extra=None, contrast=1.0):
        """Relative brightness of a piece: folds, rounded rim, slow mottling."""
        h = cv2.resize(blur(self.height, 1.6), (W * S, H * S), interpolation=cv2.INTER_CUBIC)
        if extra is not None:
            h = h + extra
        d = cv2.distanceTransform((mask > 0.5).astype(np.uint8), cv2.DIST_L2, 5) / S
        h = h - blur(rim * 0.55 * np.exp(-d / rim), rim * 0.3 * S)      # blurred: no mitre at corners
        gx = cv2.Sobel(h, cv2.CV_32F, 1, 0, ksize=3) / 8 * S
        gy = cv2.Sobel(h, cv2.CV_32F, 0, 1, ksize=3) / 8 * S
        lx, ly, lz = -0.46, -0.52, 0.72
        n = (-gx * lx - gy * ly + lz) / np.sqrt(1 + gx * gx + gy * gy)
        lam = n / lz
        shade = 1 + (lam - 1) * contrast
        shade *= 1 - 0.10 * blur(np.exp(-d / (rim * 0.6)), rim * 0.2 * S)          # light lost at the turning rim
        return np.clip(shade, 0.15, 2.2)

    def piece(self, p, colour, texture, rim=7.0, sheen=0.012, contrast=1.0, gain=1.0,
              cast=0.35, extra=None, mask=None):
        """Paints a cloth piece over what is there and darkens what it lies on."""
        m = self.fill(p) if mask is None else mask
        if cast:
            near = blur(np.roll(m, (3 * S, 2 * S), (0, 1)), 4 * S) * 0.6 + blur(m, 2.0 * S) * 0.4
            self.rgb *= (1 - cast * near * (1 - m))[..., None]
        shade = self.light(m, rim, extra, contrast) * gain
        base = colour if isinstance(colour, np.ndarray) and colour.ndim == 3 else linear(colour)
        c = base * (shade * texture)[..., None] + sheen * np.maximum(shade * texture - 0.55, 0)[..., None]
        self.rgb = self.rgb * (1 - m[..., None]) + c * m[..., None]
        self.alpha = np.maximum(self.alpha, m)
        return m

    def seam(self, p, depth=0.4, soft=2.2, inside=None):
        """A sewn seam: a dark valley with a lit lip."""
        k = self.line(p, 1.0)
        s = blur(self.line(p, 2.0), soft * S)
        lip = blur(np.roll(k, (2 * S, 2 * S), (0, 1)), 0.8 * S)
        f = (1 - depth * blur(k, 0.5 * S)) * (1 - depth * 0.55 * s) * (1 + depth * 0.5 * lip)
        self.apply(f, inside)

    def stitches(self, p, depth=0.28, dash=(4, 2), inside=None, bright=0.0):
        k = blur(self.line(p, 0.8, dash), 0.35 * S)
        below = blur(np.roll(k, S, 0), 0.5 * S)
        f = (1 - depth * below) * (1 + bright * k)
        pull = blur(self.line(p, 2.5), 1.8 * S)               # the cloth dips along the row
        self.apply(f * (1 - depth * 0.4 * pull), inside)

    def ribs(self, p, width, every, depth, inside):
        """Ribbing: short lines across a band around the curve p."""
        r = resample(p, every)
        n = normals(r)
        m = np.zeros((H * S, W * S), np.uint8)
        a, b = self.place(r - n * width), self.place(r + n * width)
        for i in range(len(r)):
            q = np.round(np.array([a[i], b[i]]) * S * 16).astype(np.int32)
            cv2.polylines(m, [q], False, 255, 1 if every < 4 else S, cv2.LINE_AA, 4)
        k = blur(m.astype(np.float32) / 255, 0.45 * S)
        self.apply((1 - depth * k) * (1 + depth * 0.4 * np.roll(k, 2 * S, 1)), inside)

    def apply(self, f, inside=None):
        if inside is not None:
            f = 1 + (f - 1) * inside
        self.rgb *= f[..., None]

    def shade_down(self, centre_y, reach, depth, inside):
        """Shadow that falls into an opening from its front edge upwards."""
        f = 1 - depth * smooth(self.v, centre_y - reach, centre_y)
        self.apply(f, inside)

    # -------- cloth surfaces: multiplicative texture at painting size

    def jersey(self, amount=0.035):
        n = self.field(0.7, 2.2) * 0.6 + self.field(2.0, 0.8) * 0.35 + self.field(1.2) * 0.4
        return 1 + amount * n + 0.012 * self.field(28)

    def twill(self, amount=0.05):
        k = np.sin((self.u * 0.9 + self.v * 1.5) * 2.1 + self.field(3) * 0.9)
        n = self.field(0.7, 3.5) * 0.5 + self.field(1.0) * 0.5
        return 1 + amount * (0.45 * k + 0.75 * n) + 0.018 * self.field(22) + 0.012 * self.field(5, 30)

    def knit(self, amount=0.09, size=4.4):
        u = self.u + self.field(5) * 0.25
        v = self.v + self.field(5) * 0.25
        a = np.abs(((u / size) % 1) - 0.5) * 2
        k = np.sin(2 * np.pi * (v / (size * 0.85) + 0.55 * a))
        groove = smooth(a, 0.72, 1.0)
        return 1 + amount * (0.5 * k - 0.8 * groove + 0.25) + amount * 0.35 * self.field(0.8) + 0.012 * self.field(26)

    def satin(self, amount=0.02):
        n = self.field(0.6, 2.8) * 0.5 + self.field(2.8, 0.6) * 0.5
        return 1 + amount * n + 0.01 * self.field(30)

    # -------- finished picture

    def reduced(self):
        a = cv2.resize(self.alpha, (W, H), interpolation=cv2.INTER_AREA)
        c = cv2.resize(self.rgb * self.alpha[..., None], (W, H), interpolation=cv2.INTER_AREA)
        return c / np.maximum(a, 1e-4)[..., None], a

    def on_ground(self, ground, falloff, shadow=0.3, drop=(4, 6), grain=1.6):
        c, a = self.reduced()
        yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
        r = np.hypot((xx - W * 0.44) / W, (yy - H * 0.40) / H)
        g = linear(ground) * (1 - falloff * smooth(r, 0.1, 0.85))[..., None]
        g = g * (1 + 0.006 * self.small(60))[..., None]
        wide = blur(np.roll(a, (drop[1] * 2, drop[0] * 2), (0, 1)), 16)
        near = blur(np.roll(a, (drop[1], drop[0]), (0, 1)), 4.5)
        g = g * (1 - shadow * (0.35 * wide + 0.65 * near))[..., None]
        out = encode(c * a[..., None] + g * (1 - a[..., None])) * 255
        n = self.rng.standard_normal((H, W, 3)).astype(np.float32)
        luma = blur(self.rng.standard_normal((H, W, 1)).astype(np.float32), 0.6)[..., None]
        out = cv2.GaussianBlur(out, (0, 0), 0.45) + luma * grain * 1.6 + blur(n, 0.8) * grain * 0.7
        return np.clip(out + 0.5, 0, 255).astype(np.uint8)

    def cut_out(self, grain=0.45):
        c, a = self.reduced()
        out = encode(c) * 255
        out += blur(self.rng.standard_normal((H, W, 1)).astype(np.float32), 0.6)[..., None] * grain * 1.6
        a8 = np.clip(a * 255 + 0.5, 0, 255).astype(np.uint8)
        out = np.clip(out + 0.5, 0, 255).astype(np.uint8)
        out[a8 == 0] = 0
        return np.dstack([out, a8])


def linear(c):
    c = np.asarray(c, np.float32) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).astype(np.float32)


def encode(c):
    c = np.clip(c, 0, 1)
    return np.where(c <= 0.0031308, c * 12.92, 1.055 * c ** (1 / 2.4) - 0.055).astype(np.float32)


def mixed(mask, a, b):
    m = mask[..., None]
    return linear(a) * (1 - m) + linear(b) * m


# ---------------------------------------------------------------- shared parts

def neck(k, colour, tex, back, front, band, label=(236, 234, 226), rib=0.16, contrast=1.0, stitch=True):
    """Inside of the back with its collar and label. back/front: curves from the axis
    outwards (upper edge of the collar); band: collar width. Returns a function that
    paints the front collar over the body afterwards."""
    b, f = span(back), span(front)
    # front edge of the opening: the inside reaches a little below it
    inner = np.concatenate([b, (f + [0, band * 0.6])[::-1]])
    m = k.piece(inner, colour, tex, rim=3, gain=0.50, cast=0, contrast=0.4)
    low = front[0][1]
    k.shade_down(low + 4, (low - back[0][1]) * 0.9, 0.35, m)
    # inner side of the back collar, and the tape under it
    lower = shifted(b, band * 0.95)
    bm = k.piece(np.concatenate([resample(b, 3), lower[::-1]]), colour, tex, rim=3, gain=0.66, cast=0.25, contrast=0.5)
    bm = bm * m
    k.ribs(shifted(b, band * 0.5), band * 0.5, 3.2, rib, bm)
    k.seam(lower, 0.3, 1.5, m)
    k.stitches(shifted(b, band * 0.95 + 5), 0.2, inside=m)
    if label:
        y = back[0][1] + band * 0.75
        w, h = 21, min(26, low - y - band - 6)
        box = np.array([[-w, y], [w, y], [w - 0.5, y + h], [-w + 0.5, y + h]])
        lm = k.piece(path("M %f %f L %f %f L %f %f L %f %f L %f %f" % (*box[0], *box[1], *box[2], *box[3], *box[0])),
                     label, 1 + (tex - 1) * 0.5, rim=2, gain=0.70, cast=0.3, sheen=0)
        ink = k.line(np.array([[-11, y + h * 0.45], [11, y + h * 0.45]]), 3.0, (5, 2.4))
        ink = np.maximum(ink, k.line(np.array([[-7, y + h * 0.72], [7, y + h * 0.72]]), 1.2))
        k.apply(1 - 0.7 * ink, lm)

    def front_collar():
        top, bottom = shifted(f, -1.5), shifted(f, band)
        ring = np.concatenate([top, bottom[::-1]])
        fm = k.piece(ring, colour, tex, rim=4.0, cast=0.25, contrast=contrast, gain=1.03)
        k.ribs(shifted(f, band * 0.5), band * 0.5, 3.2, rib, fm)
        k.seam(bottom, 0.42, 1.8)
        if stitch:
            k.stitches(shifted(f, band + 4), 0.22)
    return front_collar


def hem(k, p, inside, rows=(13, 16.5), depth=0.25, pucker=True):
    """Twin rows of stitches inside the edge p (run left to right, cloth above it)."""
    for r in rows:
        k.stitches(shifted(p, -r), depth, inside=inside)
    band = k.line(shifted(p, -rows[0] * 0.5), rows[0])
    k.apply(1 + 0.035 * blur(band, S), inside)
    if pucker:
        n = k.field(4, 14) * blur(k.line(shifted(p, -rows[0]), rows[0] * 1.6), 4 * S)
        k.apply(1 + 0.045 * n, inside)


# ---------------------------------------------------------------- the garments

def tee():
    k = Cloth(11, 3.2)
    navy = (31, 42, 82)
    # creases from armpits and shoulders, soft vertical falls
    k.drape(30, 150, 3.6)
    k.drape(60, 60, 4.0)
    k.drape(10, 24, 0.40)
    k.fold("M 188 392 Q 150 424 92 440", 8, 4.6)
    k.fold("M 190 404 Q 166 470 122 540", 10, 5.0)
    k.fold("M 184 372 Q 152 350 128 292", 9, 3.8)
    k.fold("M 186 560 Q 130 606 60 596", 15, 5.0)
    k.fold("M 186 650 Q 130 640 90 664", 13, 3.4)
    k.fold("M 168 800 Q 130 700 118 600", 15, 4.6)
    k.fold("M 40 804 Q 66 720 48 600", 18, 4.4)
    k.fold("M 106 210 Q 112 260 88 330", 12, 3.2)
    k.fold("M 214 250 Q 252 300 262 384", 9, 3.4)
    k.fold("M 194 376 Q 226 362 268 386", 7, -3.6)
    k.fold("M 236 268 Q 290 316 304 366", 9, 3.0)
    k.creases(26, 90, 2.4, 24)
    k.creases(26, 90, 2.4, -30)
    tex = k.jersey(0.045)
    back = path("M 0 206 Q 54 205 86 187")
    front = path("M 0 260 C 46 260 76 232 86 187")
    body = path("M 0 260 C 46 260 76 232 86 187 Q 140 204 206 230 C 186 282 182 330 191 388 "
                "C 184 480 183 640 190 804 Q 140 812 92 811 Q 40 816 0 813")
    sleeve = path("M 180 240 L 205 229.5 Q 232 236 262 268 Q 304 316 338 362 Q 302 406 264 432 Q 224 414 187 390 L 180 240")
    collar = neck(k, navy, tex, back, front, 16, contrast=1.2)
    cuff = path("M 264 432 Q 302 406 338 362")
    for side in (1, -1):
        mouth = path("M 337 362 Q 310 415 265 432 Q 286 392 337 362") * [side, 1]
        k.piece(mouth, navy, tex, rim=2, gain=0.45, cast=0)
        m = k.piece(sleeve * [side, 1], navy, tex, rim=8, sheen=0.014, cast=0.2, contrast=1.5)
        hem(k, cuff if side > 0 else flip(cuff)[::-1], m)
    m = k.piece(whole(body), navy, tex, rim=8, sheen=0.014, cast=0.2, contrast=1.5)
    for side in (1, -1):
        k.seam(path("M 206 230 C 186 282 182 330 191 388") * [side, 1], 0.32, 2.5)
        k.stitches(path("M 201 232 C 181 284 177 330 186 386") * [side, 1], 0.16)
        k.seam(path("M 104 194 Q 146 208 206 234") * [side, 1], 0.22, 2.0)
    hem(k, span(path("M 0 813 Q 40 816 92 811 Q 140 812 190 804")), m)
    collar()
    # print: a low sun over waves
    ink = k.fill(path("M -52 394 C -52 322 52 322 52 394 L -52 394"))
    for i, y in enumerate((380, 364, 350)):
        ink *= 1 - k.line(np.array([[-60., y], [60., y]]), 4.2 - i)
    for y, w in ((406, 62), (420, 46), (434, 30)):
        x = np.linspace(-w, w, 80)
        ink = np.maximum(ink, k.line(np.c_[x, y + 3.2 * np.sin(x / 6.2)], 5))
    worn = np.clip(0.93 + 0.05 * k.field(1.0), 0, 1) * ink
    shade = k.light(m, 8) * (1 + (tex - 1) * 0.7)
    k.rgb = k.rgb * (1 - worn[..., None]) + mixed(smooth(k.v, 330, 440), (240, 196, 120), (232, 118, 88)) * (shade * worn)[..., None]
    return k.on_ground((216, 216, 218), 0.22, shadow=0.32, grain=0.9)


def sweater():
    k = Cloth(23, 3.4)
    oat, green = (224, 209, 182), (34, 72, 66)
    k.drape(40, 140, 4.2)
    k.drape(60, 60, 5.0)
    k.drape(12, 18, 0.5)
    k.fold("M 186 396 Q 150 430 84 452", 12, 5.5)
    k.fold("M 186 410 Q 160 480 116 560", 14, 5.5)
    k.fold("M 176 600 Q 120 640 50 636", 18, 5.0)
    k.fold("M 180 700 Q 130 720 96 700", 15, 4.5)
    k.fold("M 214 268 Q 214 340 190 380", 13, 5.0)
    k.fold("M 200 400 Q 236 420 272 400", 9, -5.0)
    k.fold("M 208 450 Q 246 480 288 466", 10, 4.5)
    k.fold("M 296 560 Q 262 590 226 580", 9, -4.0)
    k.fold("M 230 620 Q 268 640 306 622", 10, 4.2)
    k.fold("M 300 690 Q 272 712 240 702", 9, 4.2)
    k.fold("M 238 742 Q 276 752 312 738", 8, -3.4)
    k.creases(34, 80, 2.2, 35)
    k.creases(34, 80, 2.2, -40)
    tex = k.knit(0.15, 5.0)
    edge = k.field(2) * 0.18 + 1.1 * np.abs(((k.u / 5.0) % 1) - 0.5)

    def stripes(s):
        p = (s + edge) % 46
        return mixed(smooth(p, 22, 23.4) * (1 - smooth(p, 44.6, 46)), oat, green)
    torso = stripes(k.v - 10 * np.cos(np.clip(k.u / 190, -1, 1) * np.pi / 2) + 8)
    along = np.array([66, 520]) / np.hypot(66, 520)
    arm = stripes((np.abs(k.u) - 200) * along[0] + (k.v - 240) * along[1] + 12)
    rib = 1 + (tex - 1) * 0.6
    back = path("M 0 186 Q 54 185 88 169")
    front = path("M 0 256 C 50 256 78 226 88 169")
    body = path("M 0 256 C 50 256 78 226 88 169 Q 136 186 190 214 C 176 270 172 330 182 396 "
                "C 178 500 178 640 180 760 Q 90 768 0 767")
    welt = path("M 0 766 Q 90 767 180 759 C 176 785 172 805 170 826 Q 80 834 0 833")
    sleeve = path("M 166 226 L 189 213.5 C 232 232 252 282 266 350 C 292 470 312 610 322 756 Q 282 770 238 764 "
                  "C 232 640 222 510 178 398 L 166 226")
    cuff = path("M 321 752 Q 282 768 239 760 C 244 790 246 806 246 826 Q 276 838 312 828 C 316 800 320 778 321 752")
    collar = neck(k, green, rib, back, front, 22, rib=0.26, contrast=1.2, stitch=False)
    for side in (1, -1):
        k.piece(sleeve * [side, 1], arm, tex, rim=12, sheen=0, cast=0.2, contrast=1.45)
        k.piece(path("M 246 824 Q 276 842 312 826 Q 276 832 246 824") * [side, 1] + [0, 2], green, rib, rim=2, gain=0.45, cast=0)
        m = k.piece(cuff * [side, 1], green, rib, rim=7, sheen=0.008, cast=0.35)
        k.ribs(path("M 240 790 Q 282 800 320 790") * [side, 1], 40, 4.4, 0.26, m)
    m = k.piece(whole(body), torso, tex, rim=11, sheen=0, cast=0.34, contrast=1.45)
    for side in (1, -1):
        k.seam(path("M 190 214 C 176 270 172 330 182 396") * [side, 1], 0.38, 3.0)
        k.seam(path("M 108 180 Q 140 192 190 217") * [side, 1], 0.2, 2.4)
    m = k.piece(whole(welt), green, rib, rim=8, sheen=0.008, cast=0.35)
    k.ribs(span(path("M 0 800 Q 90 802 178 794")), 38, 4.4, 0.26, m)
    collar()
    return k.on_ground((249, 249, 248), 0.035, shadow=0.20, drop=(2, 4), grain=0.7)


def tank():
    k = Cloth(37, 2.8)
    coral = (218, 96, 80)
    k.drape(26, 150, 3.6)
    k.drape(55, 55, 3.6)
    k.drape(9, 20, 0.32)
    k.fold("M 182 402 Q 140 430 80 436", 9, 4.0)
    k.fold("M 184 420 Q 160 490 116 552", 11, 4.2)
    k.fold("M 120 240 Q 112 330 84 380", 11, 3.4)
    k.fold("M 176 590 Q 120 620 60 606", 15, 3.8)
    k.fold("M 150 828 Q 134 730 116 640", 15, 4.0)
    k.fold("M 44 828 Q 66 740 46 640", 17, 3.6)
    k.creases(26, 90, 2.4, 26)
    k.creases(26, 90, 2.0, -34)
    tex = k.jersey(0.031)
    back = path("M 0 262 C 48 262 80 232 92 172")
    front = path("M 0 352 C 60 352 88 288 92 172")
    hole = path("M 143 176 C 132 262 138 350 186 398")
    body = path("M 0 352 C 60 352 88 288 92 172 Q 118 170 143 176 C 132 262 138 350 186 398 "
                "C 178 480 168 560 176 640 Q 184 740 196 832 Q 100 842 0 841")
    # inside of the back straps beside the armholes
    for side in (1, -1):
        k.piece(path("M 92 172 Q 118 168 143 176 C 142 270 152 340 188 398 L 110 380 L 92 172") * [side, 1], coral, tex,
                rim=3, gain=0.62, cast=0)
    collar = neck(k, coral, tex, back, front, 9, label=None, rib=0.05)
    tag = k.piece(path("M -18 276 L 18 276 L 18 304 L -18 304 L -18 276"), (240, 238, 232), 1 + (tex - 1) * 0.5, rim=2, gain=0.78, cast=0.3)
    k.apply(1 - 0.7 * np.maximum(k.line(np.array([[-10., 288], [10., 288]]), 3, (5, 2.4)),
                                 k.line(np.array([[-6., 296], [6., 296]]), 1.2)), tag)
    m = k.piece(whole(body), coral, tex, rim=8, cast=0.25, contrast=1.35)
    for side in (1, -1):
        h = hole * [side, 1]
        inner = shifted(h, 9 * side)
        e = k.piece(np.concatenate([resample(h, 3), inner[::-1]]), coral, tex, rim=3.5, cast=0.2, gain=1.02)
        e *= m
        k.seam(inner, 0.30, 1.5, m)
        k.stitches(shifted(h, 6.5 * side), 0.2, inside=e)
        k.seam(path("M 92 180 Q 118 178 143 184") * [side, 1], 0.25, 1.6, m)
        k.seam(path("M 184 404 C 175 480 165 560 172 640 Q 180 740 191 830") * [side, 1], 0.16, 2.0, m)
    hem(k, span(path("M 0 841 Q 100 842 196 832")), m)
    collar()
    k.alpha = np.minimum(k.alpha, 1)
    return k.cut_out()


def trousers():
    k = Cloth(41, 3.0)
    olive = (98, 98, 64)
    k.drape(22, 150, 3.6)
    k.drape(50, 50, 3.4)
    k.drape(10, 16, 0.5)
    for f in (("M 14 366 Q 60 340 120 336", 8, 4.2), ("M 12 352 Q 60 316 112 290", 8, -3.4), ("M 16 384 Q 70 374 120 392", 9, 3.8),
              ("M 20 410 Q 60 430 104 462", 10, 3.4), ("M 166 540 Q 120 570 50 556", 14, 3.0), ("M 46 604 Q 100 618 164 592", 15, -2.0),
              ("M 166 648 Q 116 668 50 650", 12, 3.6), ("M 96 280 Q 108 520 106 900", 14, 5.0), ("M 50 890 Q 100 878 168 896", 9, 3.6),
              ("M 170 846 Q 120 858 60 834", 9, -2.6), ("M 168 310 Q 140 352 84 360", 11, 3.0)):
        k.fold(*f)
    k.creases(60, 18, 2.6, 12)
    k.creases(60, 18, 2.2, -14)
    tex = k.twill(0.055)
    top = path("M 0 92 Q 70 92 128 82")
    # inside of the back waistband
    inside = np.concatenate([span(path("M 0 74 Q 70 74 126 84")), span(path("M 0 104 Q 70 104 128 92"))[::-1]])
    m = k.piece(inside, olive, tex, rim=3, gain=0.52, cast=0)
    k.seam(span(path("M 0 84 Q 70 84 122 90")), 0.3, 1.4, m)
    k.piece(path("M -22 81 L 22 81 L 22 104 L -22 104 L -22 81"), (224, 216, 196), 1 + (tex - 1) * 0.5, rim=2, gain=0.62, cast=0.2)
    leg = path("M 2 118 Q 70 118 133 106 C 148 170 168 230 173 310 C 178 520 172 740 171 944 Q 110 954 46 948 "
               "C 44 780 36 540 7 392 Q -4 370 -4 350 L -4 118")
    for side in (-1, 1):
        m = k.piece(leg * [side, 1], olive, tex, rim=10, cast=0.3 if side > 0 else 0, contrast=1.2)
        # side seam, inner seam, hem
        k.seam(path("M 169 340 C 173 520 167 740 166 944") * [side, 1], 0.22, 2.2, m)
        k.stitches(path("M 13 405 C 42 560 50 780 52 944") * [side, 1], 0.18, inside=m)
        hem(k, (path("M 46 948 Q 110 954 171 944") if side > 0 else flip(path("M 46 948 Q 110 954 171 944"))[::-1]), m, rows=(22,), depth=0.34)
        # slanted pocket with its facing
        slit = path("M 96 112 Q 118 164 160 210") * [side, 1]
        k.seam(slit, 0.5, 3.0, m)
        k.stitches(shifted(slit, 5 * side), 0.26, inside=m)
        k.stitches(shifted(slit, 9 * side), 0.26, inside=m)
        # pocket bag showing through
        k.apply(1 - 0.05 * blur(k.line(path("M 68 130 Q 64 240 106 254 Q 146 250 158 232") * [side, 1], 2), 4), m)
    # fly
    k.seam(path("M 0 120 L 0 300 Q 0 350 4 392"), 0.5, 3.0)
    k.stitches(path("M 36 118 L 36 244 Q 34 290 2 306"), 0.32)
    k.stitches(path("M 31 118 L 31 242 Q 29 282 2 298"), 0.32)
    k.stitches(path("M -5 306 L -4 366"), 0.26)
    # waistband
    band = np.concatenate([span(top), span(path("M 0 122 Q 70 122 135 110"))[::-1]])
    m = k.piece(band, olive, tex, rim=5, cast=0.35, gain=1.03)
    k.seam(span(path("M 0 122 Q 70 122 135 110")), 0.4, 2.0)
    k.stitches(span(path("M 0 97 Q 70 97 127 87")), 0.28, inside=m)
    k.stitches(span(path("M 0 118 Q 70 118 132 106")), 0.28, inside=m)
    k.seam(path("M -14 92 L -14 122"), 0.45, 1.6)
    for x, y in ((62, 86), (-62, 86), (112, 81), (-112, 81)):
        e = k.piece(path("M %d %d L %d %d L %d %d L %d %d L %d %d" % (x - 6, y, x + 6, y, x + 6, y + 41, x - 6, y + 41, x - 6, y)),
                    olive, tex, rim=3, cast=0.4, gain=1.06)
        k.stitches(np.array([[x - 6., y + 38], [x + 6., y + 38]]), 0.4, (2, 1), e)
        k.stitches(np.array([[x - 6., y + 4], [x + 6., y + 4]]), 0.4, (2, 1), e)
    t = np.linspace(0, 2 * np.pi, 40)
    ring = np.c_[np.cos(t), np.sin(t)]
    m = k.piece(ring * 8.5 + [3, 107], (64, 54, 42), np.ones_like(k.alpha), rim=4, cast=0.5, sheen=0.05)
    k.seam(ring * 5.2 + [3, 107], 0.4, 0.8)
    for a in (-1.6, 1.6):
        for b in (-1.6, 1.6):
            k.apply(1 - 0.8 * k.line(np.array([[3 + a, 107 + b], [3.4 + a, 107 + b]]), 1.4))
    return k.on_ground((236, 234, 230), 0.10, shadow=0.26, grain=0.8)


def flares(k, width, top, bottom, low, high, waves):
    """Radial folds of a flared skirt: waves = (count over the width, weight, phase)."""
    u = cv2.resize(k.u, (W, H), interpolation=cv2.INTER_AREA)
    v = cv2.resize(k.v, (W, H), interpolation=cv2.INTER_AREA)
    t = u / width(v) + k.small(50, 160) * 0.035
    a = low + (high - low) * smooth(v, top, bottom)
    h = sum(w * np.cos(np.pi * n * t + p) for n, w, p in waves)
    k.height += a * h * smooth(v, top - 10, top + 60)
    k.height += k.small(20, 90) * 2.8 * smooth(v, top, bottom)


def wavy(x, half, waves, depth):
    return depth * sum(w * np.cos(np.pi * n * x / half + p) for n, w, p in waves)


def skirt():
    k = Cloth(53, 3.2)
    plum = (112, 48, 88)
    waves = ((4.2, 1.0, 0.6), (6.6, 0.7, 2.1), (10.5, 0.28, 4.0))
    flares(k, lambda v: 112 + np.clip(v - 150, 0, 800) * 0.235, 170, 880, 1.5, 13, waves)
    k.drape(50, 50, 2.2)
    k.drape(9, 26, 0.30)
    v = cv2.resize(k.v, (W, H))
    k.height += 1.1 * k.small(4.5, 60) * np.exp(-np.clip(v - 176, 0, 999) / 55)     # gathers under the band
    tex = k.satin(0.035)

    def low(s):
        return 884 + 26 * (1 - (s / 288) ** 2) + wavy(s, 288, waves, 4.5)
    full = np.linspace(-288, 288, 140)
    right, left = path("M 112 166 C 140 300 230 600 %f %f" % (288, low(288.))), path("M -288 %f C -230 600 -140 300 -112 166" % low(-288.))
    inside = np.concatenate([span(path("M 0 118 Q 60 118 105 126")), span(path("M 0 150 Q 60 150 106 140"))[::-1]])
    m = k.piece(inside, plum, tex, rim=3, gain=0.48, cast=0)
    k.piece(path("M -18 124 L 18 124 L 18 150 L -18 150 L -18 124"), (236, 232, 226), tex, rim=2, gain=0.7, cast=0.2)
    # far side of the hem seen under the near one where it lifts
    far = np.concatenate([np.c_[full, low(full) - 30], np.c_[full, 880 + 20 * (1 - (full / 288) ** 2)][::-1]]) * [0.955, 1]
    k.piece(far, plum, tex, rim=3, gain=0.42, cast=0)
    hemline = np.c_[full, low(full)]
    body = np.concatenate([path("M -112 166 Q 0 172 112 166"), right, hemline[::-1], left])
    m = k.piece(body, plum, tex, rim=9, sheen=0.018, cast=0.3, contrast=1.15)
    hem(k, hemline, m, rows=(15,), depth=0.22, pucker=False)
    for side in (1, -1):
        k.seam(path("M 108 172 C 134 300 222 600 278 884") * [side, 1], 0.14, 2.0, m)
    top = span(path("M 0 136 Q 60 136 107 127"))
    bottom = span(path("M 0 174 Q 60 174 113 166"))
    m = k.piece(np.concatenate([top, bottom[::-1]]), plum, tex, rim=5, sheen=0.018, cast=0.4, gain=1.04)
    k.apply(1 + 0.05 * k.field(3, 20), m)
    k.seam(bottom, 0.42, 2.2)
    k.stitches(top + [0, 5], 0.2, inside=m)
    k.stitches(bottom - [0, 4], 0.2, inside=m)
    return k.on_ground((238, 236, 233), 0.08, shadow=0.22, grain=0.7)


def dress():
    k = Cloth(67, 3.0)
    teal = (22, 112, 116)
    waves = ((4.4, 1.0, 2.6), (7.2, 0.6, 0.4), (11.0, 0.25, 1.0))
    flares(k, lambda v: 128 + np.clip(v - 440, 0, 600) * 0.245, 470, 930, 1.0, 11, waves)
    v = cv2.resize(k.v, (W, H))
    k.height += 1.3 * k.small(4.5, 60) * np.exp(-np.clip(v - 462, 0, 999) / 50) * smooth(v, 450, 464)
    k.height += 0.9 * k.small(5, 40) * np.exp(-np.clip(456 - v, 0, 999) / 28) * (1 - smooth(v, 458, 470))
    k.drape(26, 110, 2.2)
    k.drape(50, 50, 2.4)
    k.drape(9, 22, 0.3)
    k.creases(24, 80, 1.8, 22)
    for f in (("M 150 300 Q 116 330 60 336", 9, 4.0), ("M 148 316 Q 130 370 92 420", 10, 4.0), ("M 142 280 Q 122 250 108 200", 9, 3.2),
              ("M 128 440 Q 110 410 120 340", 10, 3.4), ("M 176 180 Q 200 220 208 282", 8, 3.2), ("M 156 284 Q 180 270 214 288", 6, -3.2)):
        k.fold(*f)
    tex = k.satin(0.035)
    back = path("M 0 130 Q 46 129 76 110")
    front = path("M 0 184 C 40 184 66 158 76 110")

    def low(s):
        return 932 + 14 * (1 - (s / 244) ** 2) + wavy(s, 244, waves, 4.0)
    full = np.linspace(-244, 244, 140)
    hemline = np.c_[full, low(full)]
    bodice = path("M 0 184 C 40 184 66 158 76 110 Q 116 124 164 146 C 148 190 146 240 152 304 C 144 360 132 400 127 456 Q 60 466 0 465")
    sleeve = path("M 150 156 L 163 145.5 Q 190 154 212 184 Q 240 226 262 264 Q 232 300 200 316 Q 174 312 148 304 L 150 156")
    cuff = path("M 200 316 Q 232 300 262 264")
    collar = neck(k, teal, tex, back, front, 10, rib=0.04)
    # small woven dots, in rows that follow the cloth
    a, b = k.u / 26.0, (k.v - 4) / 15.0
    odd = (np.floor(b) % 2) * 0.5
    r = np.hypot(((a + odd) % 1 - 0.5) * 26, (b % 1 - 0.5) * 15)
    ink = 1 - smooth(r, 2.0, 3.0)
    colour = mixed(ink, teal, (226, 224, 204))
    for side in (1, -1):
        k.piece(path("M 261 264 Q 240 308 201 316 Q 216 288 261 264") * [side, 1], teal, tex, rim=2, gain=0.45, cast=0)
        m = k.piece(sleeve * [side, 1], colour, tex, rim=8, cast=0.2, contrast=1.1)
        hem(k, cuff if side > 0 else flip(cuff)[::-1], m, rows=(11,), pucker=True)
    far = np.concatenate([np.c_[full, low(full) - 30], np.c_[full, 928 + 11 * (1 - (full / 244) ** 2)][::-1]]) * [0.955, 1]
    k.piece(far, teal, tex, rim=3, gain=0.40, cast=0)
    skirt_part = np.concatenate([path("M -127 452 Q 0 462 127 452"), path("M 127 452 C 150 540 206 740 244 %f" % low(244.)), hemline[::-1],
                                 path("M -244 %f C -206 740 -150 540 -127 452" % low(-244.))])
    m = k.piece(skirt_part, colour, tex, rim=9, cast=0.2, contrast=1.1)
    hem(k, hemline, m, rows=(14,), depth=0.22, pucker=False)
    m = k.piece(whole(bodice), colour, tex, rim=8, cast=0.32, contrast=1.1)
    waist = span(path("M 0 465 Q 60 466 127 456"))
    k.seam(waist, 0.5, 3.0)
    k.stitches(waist - [0, 5], 0.2)
    for side in (1, -1):
        k.seam(path("M 164 146 C 148 190 146 240 152 304") * [side, 1], 0.42, 2.4)
        k.seam(path("M 90 117 Q 122 128 164 149") * [side, 1], 0.2, 2.0)
        k.seam(path("M 92 460 Q 88 400 74 340") * [side, 1], 0.22, 2.4, m)       # bust darts
    collar()
    return k.on_ground((229, 231, 233), 0.12, shadow=0.26, grain=0.8)


GARMENTS = {
    "tee": ("garment-tee-navy.jpg", tee),
    "sweater": ("garment-sweater-striped.jpg", sweater),
    "tank": ("garment-tank-coral.png", tank),
    "trousers": ("garment-trousers-olive.jpg", trousers),
    "skirt": ("garment-skirt-plum.jpg", skirt),
    "dress": ("garment-dress-teal.jpg", dress),
}


def main():
    ap = argparse.ArgumentParser(description="draws the sample garments")
    ap.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    ap.add_argument("names", nargs="*", help="of: " + " ".join(GARMENTS))
    args = ap.parse_args()
    for name in args.names or GARMENTS:
        file, draw = GARMENTS[name]
        target = os.path.join(args.out, file)
        picture = Image.fromarray(draw())
        if file.endswith(".jpg"):
            picture.save(target, quality=92, optimize=True)
        else:
            picture.save(target, optimize=True)
        print(file, picture.size, os.path.getsize(target))


if __name__ == "__main__":
    main()
