"""A person's session, from the first program to the last: with hands on mouse and keyboard, and once
more with the keyboard alone."""

import pytest
from guitext import find_all, find_text
from transom import BUILD, READY, initrd


@pytest.fixture
def person(machine, tmp_path, wait_picture):
    """A desktop with a program on its disk that can hang, and eyes for it."""
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/hang_here", BUILD / "tests/guest/hang_here")])
    started = machine(initrd=disk)
    started.log.wait(READY)

    class Person:
        hands = started

        def sees(self, words, font="ui", gone=False, count=1):
            def there(picture):
                return (len(find_all(picture, words, font)) >= count) != gone
            picture = wait_picture(started, there)
            return find_text(picture, words, font)

        def starts(self, typed, words):
            started.press("super")
            self.sees("Search programs")
            started.type(typed)
            self.sees(typed)
            started.press("enter")
            self.sees("Shut Down", gone=True)
            return self.sees(words)

        def runs(self, program):
            started.press("super", "r")
            self.sees("Run")
            started.type(program)
            started.press("enter")

    return Person()


def test_text_goes_from_one_notes_to_another(person):
    hands = person.hands
    person.starts("notes", "Line 1, Column 1")
    hands.type("the quick brown fox")
    person.sees("Line 1, Column 20")
    hands.press("ctrl", "shift", "left")
    hands.press("ctrl", "shift", "left")
    hands.press("ctrl", "x")
    person.sees("Line 1, Column 11")
    person.starts("notes", "Line 1, Column 1")
    hands.press("ctrl", "v")
    person.sees("Line 1, Column 10")
    hands.press("ctrl", "z")
    person.sees("Line 1, Column 1")
    hands.press("ctrl", "y")
    hands.press("enter")
    person.sees("brown fox", "mono")
    person.sees("Line 2, Column 1")


def test_drawing_leaves_a_line(person, wait_picture):
    hands = person.hands
    x, y = person.starts("paint", "Draw with the left button.")
    before = hands.picture()
    hands.drag(x + 300, y - 250, x + 400, y - 150)
    dark = bytes((0x1f, 0x23, 0x29))
    wait_picture(hands, lambda picture: picture.crop(x + 300, y - 250, 100, 100).data.count(dark) >
                 before.crop(x + 300, y - 250, 100, 100).data.count(dark) + 100)
    hands.press("ctrl", "z")
    wait_picture(hands, lambda picture: picture.crop(x + 320, y - 230, 60, 60).data ==
                 before.crop(x + 320, y - 230, 60, 60).data)


def test_two_windows_side_by_side(person, wait_picture):
    hands = person.hands
    person.starts("hello", "What is your name?")
    hands.press("super", "left")
    wait_picture(hands, lambda picture: (find_text(picture, "What is your name?") or (999,))[0] < 300)
    person.starts("calc", "Results are kept here.")
    hands.press("super", "right")
    wait_picture(hands, lambda picture:
                 (find_text(picture, "Results are kept here.") or (0,))[0] > 700)
    person.sees("What is your name?")
    # Dropped with the mouse at the other side.
    x, y = person.sees("Calculator", "ui-bold")
    hands.drag(x - 80, y, 2, 400)
    wait_picture(hands, lambda picture:
                 (find_text(picture, "Results are kept here.") or (999,))[0] < 512)


def test_the_theme_changes_everywhere(person, wait_picture):
    hands = person.hands
    person.starts("hello", "What is your name?")
    person.starts("settings", "Wallpaper")
    light = hands.picture()
    at = person.sees("Dark")
    assert light.pixel(at[0], at[1] + 16)[0] > 200
    hands.click(at[0], at[1] - 50)

    def dark(picture):
        place = find_text(picture, "Wallpaper")
        return place and picture.pixel(place[0], place[1] + 14)[0] < 100
    person.sees("Wallpaper")
    wait_picture(hands, dark)
    hands.press("alt", "f4")
    place = person.sees("What is your name?")
    assert hands.picture().pixel(place[0], place[1] + 14)[0] < 100


def test_a_hung_program_is_ended_from_tasks(person):
    hands = person.hands
    person.runs("hang_here")
    person.sees("It stops when it is told to.")
    hands.click(*person.sees("Hang"))
    hands.type("nobody reads this")
    person.starts("tasks", "End Task...")
    hands.click(*person.sees("hang_here (not res"))
    hands.press("delete")
    person.sees("End Program")
    hands.press("enter")
    person.sees("End Program", gone=True)
    person.sees("hang_here (not res", gone=True)


def test_with_the_keyboard_alone(person, wait_picture):
    hands = person.hands
    person.starts("notes", "Line 1, Column 1")
    hands.type("typed")
    hands.press("f10")
    person.sees("New")
    hands.press("right")
    person.sees("Select All")
    hands.press("esc")
    person.sees("Select All", gone=True)
    hands.press("ctrl", "a")
    hands.press("ctrl", "c")
    person.starts("hello", "What is your name?")
    hands.press("ctrl", "v")
    person.sees("typed")
    hands.press("super", "up")
    wait_picture(hands, lambda picture: (find_text(picture, "What is your name?") or (0, 999))[1] < 90)
    hands.press("super", "down")
    wait_picture(hands, lambda picture: (find_text(picture, "What is your name?") or (0, 0))[1] > 90)
    hands.press("alt", "spc")
    person.sees("Always on Top")
    hands.press("esc")
    person.sees("Always on Top", gone=True)
    hands.press("alt", "f4")
    person.sees("What is your name?", gone=True)
    person.sees("Line 1, Column 6")
