"""plot - a small picture of a few points as SVG: a line over a logarithmic axis."""

import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 260, 64, 20, 36, 44
STYLE = "font-family:sans-serif;font-size:12px;fill:#444"


def _text(x, y, words, anchor="middle"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" style="{STYLE}">{words}</text>'


def logarithmic(points, title, across, up):
    """The SVG text of points [(x, y)], x by its logarithm, y from 0; with words for both axes."""
    most = max(y for _, y in points) * 1.15
    first, last = (math.log10(x) for x in (points[0][0], points[-1][0]))

    def place(x, y):
        return (LEFT + (math.log10(x) - first) / (last - first) * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - y / most * (HEIGHT - TOP - BOTTOM))

    places = [place(x, y) for x, y in points]
    floor = HEIGHT - BOTTOM
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             _text(WIDTH / 2, 20, title),
             f'<path d="M{LEFT} {TOP}V{floor}H{WIDTH - RIGHT}" fill="none" stroke="#888"/>',
             _text(WIDTH / 2, HEIGHT - 8, across), _text(LEFT, TOP - 6, up),
             _text(LEFT - 6, floor + 4, "0", "end"),
             '<polyline fill="none" stroke="#2b6cd4" stroke-width="2" points="'
             + " ".join(f"{x:.1f},{y:.1f}" for x, y in places) + '"/>']
    for (x, y), (left, top) in zip(points, places):
        parts += [f'<circle cx="{left:.1f}" cy="{top:.1f}" r="4" fill="#2b6cd4"/>',
                  _text(left, top - 10, f"{y:,.0f}"), _text(left, floor + 16, f"{x:,}")]
    return "\n".join(parts) + "\n</svg>\n"
