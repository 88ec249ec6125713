"""Text dragged by hand from one program into another."""

import pytest
from guitext import find_all


@pytest.fixture
def see(desktop, wait_picture):
    """see(words, x0, x1) waits until the words stand between two columns of the screen."""
    def see(words, x0=0, x1=1024, font="mono"):
        def find(picture):
            return [at for at in find_all(picture, words, font) if x0 <= at[0] < x1]

        return find(wait_picture(desktop, find))[0]

    return see


@pytest.fixture
def two_notes(desktop, see):
    """Notes twice, side by side, with a line of text each."""
    for side, line in (("left", "carry this over"), ("right", "put here:")):
        desktop.click(*see("Programs", font="ui"))
        desktop.click(*see("Notes", font="ui"))
        see("Line 1, Column 1", font="ui")
        desktop.press("super", side)
        x0 = 0 if side == "left" else 512
        see("Line 1, Column 1", x0, x0 + 512, "ui")
        desktop.type(line)
        desktop.press("enter")  # words on the caret's line stand on a ground of its own
        see(line, x0, x0 + 512)


def test_selected_text_moves_and_is_copied(desktop, see, two_notes):
    x, y = see("this", 0, 512)
    desktop.click(400, y + 100)
    desktop.press("ctrl", "home")
    desktop.press("ctrl", "right")
    desktop.press("ctrl", "shift", "right")
    desktop.drag(x, y, 900, see("here:", 512)[1])
    there = see("this", 512)
    see("here:", 512)
    desktop.press("ctrl", "end")
    see("carry over", 0, 512)
    desktop.key("ctrl", True)
    desktop.drag(*there, 400, y)
    desktop.key("ctrl", False)
    see("this", 0, 512)
    see("this", 512)
    desktop.click(400, y + 100)
    see("carry overthis", 0, 512)
    for words in ("carry over", "carry this over"):
        desktop.press("ctrl", "z")
        desktop.press("ctrl", "end")
        see(words, 0, 512)
