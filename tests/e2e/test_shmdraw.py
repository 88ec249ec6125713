"""Shared Canvas: what is drawn in one process is seen in another, and stays when one of them ends."""

import pytest
from guitext import find_all

BLUE, RED = (0x2B, 0x69, 0xD0), (0xC9, 0x30, 0x35)  # of the first painter and the second
STROKE = (60, 90, 160, 190)  # from the middle of a painter's name


def name_at(picture, name):
    """Where a painter's name stands in its window: the lower one, for its title has it, too."""
    return max(find_all(picture, name, "ui-bold"), key=lambda at: at[1], default=None)


@pytest.fixture
def label(desktop, wait_picture):
    """Waits for a painter's name."""
    return lambda name: name_at(wait_picture(desktop, lambda picture: name_at(picture, name)), name)


@pytest.fixture
def painters(desktop, eyes, label, start):
    """Two windows side by side, and where the names of their painters stand."""
    start("shmdraw", "Nobody else is here.")
    desktop.drag(*eyes("Shared Canvas", "ui-bold"), 250, 120)
    eyes("Painter 1", "ui-bold")
    desktop.click(*eyes("Open Another"))
    x, y = label("Painter 2")
    desktop.drag(x + 150, y - 42, 800, 120)
    return eyes


@pytest.fixture
def has(desktop, wait_picture):
    def has(name, colour):
        """Wait until the middle of the stroke has this colour in the window of that painter."""
        def there(picture):
            at = name_at(picture, name)
            x, y = (STROKE[0] + STROKE[2]) // 2, (STROKE[1] + STROKE[3]) // 2
            return at and picture.pixel(at[0] + x, at[1] + y) == colour

        wait_picture(desktop, there)

    return has


def draw(desktop, at):
    desktop.drag(at[0] + STROKE[0], at[1] + STROKE[1], at[0] + STROKE[2], at[1] + STROKE[3])


def test_each_sees_what_the_other_draws(desktop, painters, label, has):
    draw(desktop, label("Painter 1"))
    has("Painter 1", BLUE)
    has("Painter 2", BLUE)
    draw(desktop, label("Painter 2"))
    has("Painter 1", RED)
    has("Painter 2", RED)


def test_one_ends_and_the_picture_stays(desktop, painters, label, has):
    draw(desktop, label("Painter 1"))
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
