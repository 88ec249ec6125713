"""Notes under a person's hands."""

import pytest
from guitext import find_text


@pytest.fixture
def notes(desktop, wait_picture):
    """see(words, font) waits until words stand on the screen of a desktop where Notes is open."""
    def see(words, font="ui"):
        picture = wait_picture(desktop, lambda picture: find_text(picture, words, font))
        return find_text(picture, words, font)

    desktop.click(*see("Programs"))
    desktop.click(*see("Notes"))
    see("Line 1, Column 1")
    return see


def test_typing_finding_and_the_question(desktop, notes):
    desktop.type("the window above a door")
    desktop.press("enter")
    desktop.type("window shopping")
    notes("the window above a door", "mono")
    notes("Line 2, Column 16")
    desktop.press("ctrl", "f")
    desktop.type("window")
    notes("Line 1, Column 11")
    desktop.press("enter")
    notes("Line 2, Column 7")
    desktop.press("f3")
    notes("Line 1, Column 11")
    desktop.press("esc")
    desktop.press("alt", "f4")
    notes("Keep Editing")
    desktop.press("alt", "k")
    desktop.press("ctrl", "a")
    desktop.press("delete")
    notes("Line 1, Column 1")


def test_saving_and_opening_by_the_keyboard_alone(desktop, notes):
    desktop.type("kept")
    desktop.press("ctrl", "s")
    notes("This folder is empty.")
    desktop.type("letter.txt")
    desktop.press("enter")
    notes("letter.txt - Notes", "ui-bold")
    desktop.press("ctrl", "n")
    notes("Untitled - Notes", "ui-bold")
    desktop.press("ctrl", "o")
    notes("letter.txt")
    desktop.press("l")
    desktop.press("enter")
    notes("letter.txt - Notes", "ui-bold")
    notes("4 bytes")
    desktop.press("ctrl", "end")
    desktop.type(" twice")
    desktop.press("ctrl", "shift", "s")
    notes("Name:")
    desktop.press("enter")
    notes("Cancel")
    desktop.press("alt", "r")
    notes("letter.txt - Notes", "ui-bold")
