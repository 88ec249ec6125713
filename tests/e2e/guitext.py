"""Find words on a picture of the desktop, as a person's eyes do.

The words are drawn here as gui/text.c draws them (same glyph files, same blending), in every pair of
the theme's colours, and looked for pixel by pixel. Only letters on a plain ground are found. At
double scale the font is "ui@2": its letters, as far from each other as twice those of "ui".
"""

import functools
import re
import struct

from transom import BUILD, ROOT

LINEAR_MAX = 2047
GLYPH = struct.Struct("<IIBBbbHH")


class Font:
    def __init__(self, name):
        data = (BUILD / f"initrd/fonts/{name}.font").read_bytes()
        (_, _, self.ascent, _, self.cap_height, count, self.phases,
         _) = struct.unpack_from("<IHhhHHHI", data)
        records = [GLYPH.unpack_from(data, 20 + i * GLYPH.size)
                   for i in range(count * self.phases)]
        pictures = data[20 + len(records) * GLYPH.size :]
        self.glyphs = {}
        for i, (code, at, width, height, left, top, advance, _) in enumerate(records):
            rows = [pictures[at + y * width : at + (y + 1) * width] for y in range(height)]
            self.glyphs[code, i % self.phases] = (rows, left, top, advance)
        base, _, scale = name.partition("@")
        self.advances = {code: advance * int(scale or 1) for (code, _), (*_, advance)
                         in (font(base).glyphs if scale else self.glyphs).items()}

    def layout(self, text):
        """[(x, y above the baseline, row of ink)] of the text, and its width."""
        pen, rows = 0, []
        for character in text:
            pen_to = pen + 32 // self.phases
            phase = (pen_to & 63) * self.phases // 64
            picture, left, top, _ = self.glyphs[ord(character), phase]
            rows += [((pen_to >> 6) + left, top - y, row) for y, row in enumerate(picture)]
            pen += self.advances[ord(character)]
        return rows, (pen + 63) >> 6


@functools.lru_cache(None)
def font(name):
    return Font(name)


@functools.lru_cache(None)
def tables():
    linear = [int((i / 255) ** 1.4 * LINEAR_MAX + 0.5) for i in range(256)]
    back, value = [], 0
    for i in range(LINEAR_MAX + 1):
        while value < 255 and linear[value + 1] - i <= i - linear[value]:
            value += 1
        back.append(value)
    return linear, back


@functools.lru_cache(None)
def theme():
    """The colours of the theme, each once."""
    source = (ROOT / "gui/theme.c").read_text()
    colours = re.findall(r"GUI_RGB\(0x(\w\w), 0x(\w\w), 0x(\w\w)\)", source)
    return sorted({bytes.fromhex("".join(colour)) for colour in colours})


def mix(below, above, ink):
    linear, back = tables()
    start, way = linear[below], linear[above] - linear[below]
    return back[start + int(way * ink / 255)]


def draw_row(rows, y, width, ground, ink_colour):
    """The pixels of one row of the text, y above the baseline."""
    pixels = bytearray(ground * width)
    for left, top, row in rows:
        if top != y:
            continue
        for i, ink in enumerate(row):
            at = (left + i) * 3
            if ink and 0 <= at < len(pixels):
                for c in range(3):
                    pixels[at + c] = mix(pixels[at + c], ink_colour[c], ink)
    return bytes(pixels)


def places(picture, needle):
    """(x, y) of every place of a row of pixels."""
    at = -1
    while (at := picture.data.find(needle, at + 1)) >= 0:
        if at % 3 == 0 and at // 3 % picture.width + len(needle) // 3 <= picture.width:
            yield at // 3 % picture.width, at // 3 // picture.width


def matches(picture, x, y, shape, ground, ink_colour):
    """Does the whole text stand here, from the top of its capitals to the baseline?"""
    rows, width, first, heights = shape
    return all(picture.crop(x, y + first - h, width, 1).data
               == draw_row(rows, h, width, ground, ink_colour) for h in heights)


def find_all(picture, text, name="ui"):
    """The middle of every place where the text stands."""
    face = font(name)
    rows, width = face.layout(text)
    heights = range(1, face.cap_height + 1)
    first = max(heights, key=lambda h: sum(sum(row) for _, top, row in rows if top == h))
    colours = [colour for colour in theme() if picture.data.find(colour) >= 0]
    found = set()
    for ground in colours:
        for ink_colour in colours:
            if ground == ink_colour:
                continue
            needle = draw_row(rows, first, width, ground, ink_colour)
            for x, y in places(picture, needle):
                if matches(picture, x, y, (rows, width, first, heights), ground, ink_colour):
                    found.add((x + width // 2, y + first - face.cap_height // 2))
    return sorted(found)


def find_text(picture, text, name="ui"):
    """The middle of the first place, or None."""
    found = find_all(picture, text, name)
    return found[0] if found else None
