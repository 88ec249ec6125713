"""Windows at double scale: switched live in Settings, then used with keys and mouse, and back."""

import pytest
from guitext import find_text
from transom import READY

LARGE = "ui@2"


@pytest.fixture
def person(request, machine, wait_picture):
    started = machine(append=f"video={getattr(request, 'param', '1024x768')}")
    started.log.wait(READY)

    class Person:
        hands = started

        def sees(self, words, font="ui", gone=False):
            picture = wait_picture(started, lambda picture: bool(find_text(picture, words, font)) != gone)
            return find_text(picture, words, font)

        def starts(self, typed, words, font="ui"):
            started.press("super")
            self.sees("Search programs", font)
            started.type(typed)
            self.sees(typed, font)
            started.press("enter")
            self.sees("Shut Down", font, gone=True)
            return self.sees(words, font)

        def clicks(self, words, font="ui"):
            started.click(*self.sees(words, font))

        def chooses_size(self, now, key, font="ui"):
            """In Settings, which is open: the combo box shows `now`."""
            self.clicks(now, font)
            started.press(key)
            started.press("enter")

    return Person()


def test_large_and_back(person):
    hands = person.hands
    person.starts("notes", "Line 1, Column 1")
    hands.type("one")
    person.sees("Line 1, Column 4")
    person.starts("settings", "Wallpaper")
    person.chooses_size("Normal", "down")
    person.sees("Large (2\u00d7)", LARGE)
    hands.press("alt", "f4")
    person.sees("Wallpaper", LARGE, gone=True)

    # Keys, menus and the mouse in a window that was open all the time.
    hands.type(" two")
    person.sees("Line 1, Column 8", LARGE)
    person.clicks("Edit", LARGE)
    person.clicks("Select All", LARGE)
    hands.type("x")
    person.sees("Line 1, Column 2", LARGE)

    # A window opened large; its button, and one that is dragged.
    place = person.starts("hello", "What is your name?", LARGE)
    hands.type("Ada")
    person.clicks("Greet", LARGE)
    person.sees("Hello, Ada!", "large@2")
    title = person.sees("Hello", "ui-bold@2")
    hands.drag(*title, title[0] - 60, title[1] + 40)
    assert person.sees("What is your name?", LARGE) == (place[0] - 60, place[1] + 40)
    hands.press("alt", "f4")

    person.starts("settings", "Wallpaper", LARGE)
    person.chooses_size("Large (2\u00d7)", "up", LARGE)
    person.sees("Normal")
    hands.press("alt", "f4")
    hands.type("yz")
    person.sees("Line 1, Column 4")


@pytest.mark.parametrize("person", ["1920x1080"], indirect=True)
def test_a_fine_screen(person):
    person.starts("settings", "Wallpaper")
    person.chooses_size("Normal", "down")
    person.sees("Large (2\u00d7)", LARGE)
    person.hands.press("alt", "f4")
    person.starts("hello", "What is your name?", LARGE)
    person.clicks("Greet", LARGE)
    person.sees("Hello, world!", "large@2")


@pytest.mark.parametrize("person", ["1920x1080"], indirect=True)
def test_windows_that_place_themselves(person):
    person.starts("settings", "Wallpaper")
    person.chooses_size("Normal", "down")
    person.sees("Large (2\u00d7)", LARGE)
    person.hands.press("alt", "f4")
    person.sees("Wallpaper", LARGE, gone=True)
    person.starts("port chat", "Say something", LARGE)
    person.hands.log.wait("portchat: connected", 15)
    server = person.sees("Port Chat: Server", "ui-bold@2")
    client = person.sees("Port Chat: Client", "ui-bold@2")
    assert abs(client[0] - server[0] - 2 * 302) < 8 and client[1] == server[1]
