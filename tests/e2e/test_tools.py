"""Programs of the shell in a terminal: what they say of the system, the editor, the session's end."""

import pytest
from guitext import find_text


@pytest.fixture
def eyes(desktop, wait_picture):
    """Wait until words stand on the screen (or until they are gone), and return where."""
    def eyes(words, font="mono", gone=False):
        picture = wait_picture(desktop,
                               lambda picture: bool(find_text(picture, words, font)) != gone)
        return find_text(picture, words, font)

    return eyes


@pytest.fixture
def shell(desktop, eyes):
    """A shell in a terminal, the pointer out of the way: shell(line) has it do something."""
    desktop.press("super", "r")
    eyes("Start a program:", "ui")
    desktop.type("console")
    desktop.press("enter")
    eyes("Start a program:", "ui", gone=True)
    desktop.move(1010, 40)
    eyes("$")

    def shell(line):
        desktop.type(line)
        desktop.press("enter")

    return shell


def test_windows_are_listed_and_explained(shell, eyes):
    shell("wins | grep -c Terminal")
    eyes("1")
    shell("why focus")
    eyes("because it is the active window.")
    shell("why click 2 2")
    eyes("A press goes to")


def test_a_file_is_edited(desktop, shell, eyes):
    shell("edit /Temp/note")
    eyes("A new file.")
    desktop.type("made by hand")
    desktop.press("enter")
    eyes("made by hand")
    desktop.press("ctrl", "s")
    eyes("13 bytes are saved.")
    desktop.press("ctrl", "q")
    eyes("13 bytes are saved.", gone=True)
    shell("tr a-z A-Z < /Temp/note")
    eyes("MADE BY HAND")


def test_message_rates_fill_the_screen_until_q(desktop, shell, eyes):
    shell("msgtop")
    eyes("MSG_KEYDOWN")
    desktop.press("q")
    eyes("MSG_KEYDOWN", gone=True)


def test_the_session_ends_only_if_the_user_says_so(desktop, shell, eyes):
    shell("shutdown")
    eyes("Shut down the computer?", "title")
    desktop.press("escape")
    eyes("Shut down the computer?", "title", gone=True)
