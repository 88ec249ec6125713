"""Read text in the kernel's console font from a picture of the screen: the panic page."""

import re

from transom import BUILD

WIDTH, HEIGHT = 8, 16
LEFT, TOP, LINE = 64, 120, 18  # of the report on a high screen (kernel/dev/bootscreen.c)


def glyphs():
    """{the 16 bytes of a glyph: its character}"""
    source = (BUILD / "gen/console_font.c").read_text()
    rows = re.findall(r"^\t\{(.*)\},$", source, re.MULTILINE)
    shapes = {}
    for code, row in enumerate(rows):
        shapes.setdefault(bytes(int(byte, 16) for byte in row.split(", ")), chr(code))
    shapes[bytes(HEIGHT)] = " "
    return shapes


def read_cell(picture, x, y, background):
    return bytes(sum(128 >> i for i in range(WIDTH) if picture.pixel(x + i, y + j) != background)
                 for j in range(HEIGHT))


def read_page(picture):
    """The report of the panic page, one line a row; unknown shapes become '?'."""
    shapes = glyphs()
    background = picture.pixel(0, TOP)
    lines = ("".join(shapes.get(read_cell(picture, x, y, background), "?")
                     for x in range(LEFT, picture.width - LEFT - WIDTH + 1, WIDTH))
             for y in range(TOP, picture.height - LEFT - LINE + 1, LINE))
    return "\n".join(line.rstrip() for line in lines)
