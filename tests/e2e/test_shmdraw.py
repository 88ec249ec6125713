"""Shared Canvas: what is drawn in one process is seen in another, and stays when one of them ends."""

import pytest
from guitext import find_text

BLUE, RED = (0x2B, 0x69, 0xD0), (0xC9, 0x30, 0x35)  # of the first painter and the second
STROKE = (60, 90, 160, 190)  # from the middle of a painter's name


@pytest.fixture
def painters(desktop, eyes, start):
    """Two windows side by side, and where the names of their painters stand."""
    start("shmdraw", "Nobody else is here.")
    desktop.drag(*eyes("Shared Canvas", "ui-bold"), 250, 120)
    eyes("Painter 1", "ui-bold")
    desktop.click(*eyes("Open Another"))
    x, y = eyes("Painter 2", "ui-bold")
    desktop.drag(x + 150, y - 42, 800, 120)
    return eyes


@pytest.fixture
def has(desktop, wait_picture):
    def has(name, colour):
        """Wait until the middle of the stroke has this colour in the window of that painter."""
        def there(picture):
            at = find_text(picture, name, "ui-bold")
            x, y = (STROKE[0] + STROKE[2]) // 2, (STROKE[1] + STROKE[3]) // 2
            return at and picture.pixel(at[0] + x, at[1] + y) == colour

        wait_picture(desktop, there)

    return has


def draw(desktop, at):
    desktop.drag(at[0] + STROKE[0], at[1] + STROKE[1], at[0] + STROKE[2], at[1] + STROKE[3])


def test_each_sees_what_the_other_draws(desktop, painters, has):
    draw(desktop, painters("Painter 1", "ui-bold"))
    has("Painter 1", BLUE)
    has("Painter 2", BLUE)
    draw(desktop, painters("Painter 2", "ui-bold"))
    has("Painter 1", RED)
    has("Painter 2", RED)


def test_one_ends_and_the_picture_stays(desktop, painters, has):
    draw(desktop, painters("Painter 1", "ui-bold"))
    has("Painter 2", BLUE)
    desktop.press("alt", "f4")
    painters("Painter 1", "ui-bold", gone=True)
    painters("Nobody else is here.")
    has("Painter 2", BLUE)
    desktop.click(*painters("Open Another"))
    painters("Painter 3", "ui-bold")
    has("Painter 3", BLUE)
    desktop.click(*painters("Clear"))
    has("Painter 3", (255, 255, 255))
