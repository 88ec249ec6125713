"""Windows under a person's hands: switching, arranging, programs by name, programs that fail."""

import pytest
from guitext import find_text

from transom import BUILD, READY, initrd

PANEL = 736  # where it begins
LETTERS = "It stops when it is told to."
NAME = "What is your name?"


@pytest.fixture
def desk(machine, tmp_path):
    """A desktop whose disk has a program that hangs and crashes when it is told to."""
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/hang_here", BUILD / "tests/guest/hang_here")])
    started = machine(initrd=disk, append="serial=shell", typed=True)
    started.log.wait(READY)
    started.move(1010, 40)  # where it hides no words
    return started


@pytest.fixture
def eyes(desk, wait_picture):
    """eyes(words) waits until the words stand above the panel, or with gone=True no more."""
    def find(picture, words, font):
        return find_text(picture.crop(0, 0, picture.width, PANEL), words, font)

    def eyes(words, font="ui", gone=False, timeout=60):
        picture = wait_picture(desk, lambda picture: bool(find(picture, words, font)) != gone,
                               timeout)
        return None if gone else find(picture, words, font)

    return eyes


@pytest.fixture
def run(desk, eyes):
    """Start a program by its name and wait for words in its window."""
    def run(line, words):
        desk.press("super", "r")
        eyes("Start a program:")
        desk.type(line)
        eyes(line)
        desk.press("enter")
        eyes("Start a program:", gone=True)
        return eyes(words)

    return run


def switch(machine, eyes, *keys, word):
    """Alt+Tab, more keys with Alt held, until the switcher has shown a window's name."""
    machine.key("alt", True)
    machine.press("tab")
    eyes(word)
    for key in keys:
        machine.press(key)
    machine.key("alt", False)
    eyes(word, gone=True)


def test_alt_tab_goes_to_the_window_before(desk, eyes, run):
    run("hello", NAME)
    run("keys", "Modifiers")
    switch(desk, eyes, word="Hello")
    desk.type("back in hello")
    eyes("back in hello")
    switch(desk, eyes, word="Keys")
    switch(desk, eyes, word="Hello")
    desk.type("!")
    eyes("back in hello!")


def test_alt_tab_goes_round_and_escape_leaves(desk, eyes, run):
    run("keys", "Modifiers")
    run("hello", NAME)
    switch(desk, eyes, "tab", word="Hello")
    desk.type("round")
    eyes("round")
    switch(desk, eyes, "escape", word="Keys")
    desk.type(" and stayed")
    eyes("round and stayed")


def test_alt_tab_without_windows_and_with_one_put_away(desk, eyes, run):
    desk.press("alt", "tab")
    run("hello", NAME)
    desk.press("super", "down")
    eyes(NAME, gone=True)
    switch(desk, eyes, word="Hello")
    eyes(NAME)



def test_what_is_typed_at_once_goes_where_alt_tab_led(desk, eyes, run):
    run("notes", "File")
    run("hello", NAME)
    desk.press("alt", "tab")
    desk.type("faster than the desktop")
    eyes("23 bytes")  # Notes has them all


def test_the_menu_hears_what_is_typed_at_once(desk, eyes):
    desk.press("super")
    desk.type("hello")
    desk.press("enter")
    eyes(NAME)


def test_super_and_arrows_arrange_the_window(desk, eyes, run, wait_picture):
    def stands(*inside):
        def there(picture):
            at = find_text(picture.crop(0, 0, picture.width, PANEL), "Keys", "ui-bold")
            return at and inside[0] <= at[0] < inside[2] and inside[1] <= at[1] < inside[3]

        wait_picture(desk, there)

    run("keys", "Modifiers")
    x, y = eyes("Keys", "ui-bold")
    desk.press("super", "left")
    stands(200, 0, 300, 32)
    desk.press("super", "right")
    stands(700, 0, 800, 32)
    desk.press("super", "up")
    stands(480, 0, 540, 32)
    desk.press("super", "down")
    stands(x, y, x + 1, y + 1)
    desk.press("super", "down")
    eyes("Modifiers", gone=True)
    desk.press("super", "1")
    eyes("Modifiers")


def test_super_d_shows_the_desktop_and_brings_all_back(desk, eyes, run):
    run("keys", "Modifiers")
    run("hello", NAME)
    desk.press("super", "d")
    eyes(NAME, gone=True)
    eyes("Modifiers", gone=True)
    desk.press("super", "d")
    eyes(NAME)
    desk.type("still active")
    eyes("still active")


def test_alt_space_opens_the_menu_of_the_window(desk, eyes, run):
    run("hello", NAME)
    desk.press("alt", "spc")
    eyes("Always on Top")
    desk.press("escape")
    eyes("Always on Top", gone=True)


def test_the_run_dialog_completes_and_says_what_is_wrong(desk, eyes):
    desk.press("super", "r")
    eyes("Start a program:")
    desk.type("hel")
    eyes("hello")
    desk.type("p me")
    desk.press("enter")
    eyes("There is no program of this name on the initial disk.")
    desk.type('hello "')
    desk.press("enter")
    eyes("A quote in this line has no end.")
    desk.type("hel")
    desk.press("enter")
    eyes(NAME)


def hang(desk, eyes, run):
    """A program that has been told to hang, and keys wait for it. The middle of its title."""
    run("hang_here", LETTERS)
    title = eyes("Trouble", "ui-bold")
    desk.click(*eyes("Hang"))
    desk.type("xyz")
    eyes(LETTERS, gone=True)  # it is dimmed
    return title


def test_a_window_is_resized_and_moved_from_its_menu(desk, eyes, run, wait_picture):
    run("hello", NAME)
    x, y = eyes("Hello", "ui-bold")
    for word, key, by in (("Resize", "right", (20, 0)), ("Move", "down", (20, 40))):
        desk.click(*eyes("Hello", "ui-bold"), "right")
        desk.click(*eyes(word))
        for _ in range(5):
            desk.press(key)
        wait_picture(desk, lambda picture: find_text(picture, "Hello", "ui-bold")
                     == (x + by[0], y + by[1]))
        desk.press("enter")


def test_a_hung_window_is_moved_and_asked_about(desk, eyes, run, wait_picture):
    x, y = hang(desk, eyes, run)
    before = desk.picture().crop(x - 60, y + 40, 200, 80)
    desk.drag(x, y, x - 150, y + 120)
    wait_picture(desk, lambda picture: picture.crop(x - 210, y + 160, 200, 80) == before)
    desk.click(x - 150, y + 250)
    eyes("Trouble is not responding.", "title")
    desk.move(1, 1)  # there it goes on
    eyes("Trouble is not responding.", "title", gone=True)
    eyes(LETTERS)


def test_a_hung_window_is_maximised_when_it_responds(desk, eyes, run):
    x, y = hang(desk, eyes, run)
    desk.click(x + 126, y)  # the middle one of its title's buttons
    eyes("Trouble is not responding.", "title")
    desk.move(1, 1)
    eyes("Trouble is not responding.", "title", gone=True)
    wide = eyes(LETTERS)
    assert wide[0] < 200 and wide[1] < 120


def test_a_hung_program_is_ended(desk, eyes, run):
    hang(desk, eyes, run)
    desk.press("alt", "f4")
    eyes("Trouble is not responding.", "title")
    desk.click(*eyes("End Program"))
    eyes("Trouble is not responding.", "title", gone=True)
    desk.press("super", "r")
    eyes("Start a program:")


def test_a_crashed_program_is_started_again_or_closed(desk, eyes, run):
    run("hang_here", LETTERS)
    desk.click(*eyes("Crash"))
    eyes("Trouble has ended unexpectedly.", "title")
    desk.click(*eyes("Restart"))
    eyes(LETTERS)
    desk.click(*eyes("Crash"))
    eyes("Trouble has ended unexpectedly.", "title")
    desk.press("escape")
    eyes("Trouble has ended unexpectedly.", "title", gone=True)
    run("hello", NAME)


def test_a_crash_of_two_windows_asks_once(desk, eyes, run, wait_picture):
    desk.output.wait(r"\$ ")
    run("hang_here", LETTERS)
    desk.click(*eyes("Another"))
    x, y = eyes("More Trouble", "ui-bold")
    desk.drag(x - 60, y, 80, 60)
    wait_picture(desk, lambda picture: find_text(picture.crop(0, 0, 400, 100), "More Trouble", "ui-bold"))
    desk.click(*eyes("Crash"))
    eyes("Trouble has ended unexpectedly.", "title")  # the first window's name, though it is above
    eyes("More Trouble has ended unexpectedly.", "title", gone=True)
    kept = desk.picture().pixel(100, 150)
    desk.type_line("why click 140 60\r")  # the picture that is not below the question
    desk.output.wait("but a modal window blocks it")
    desk.click(140, 60)
    desk.press("enter")
    eyes("Trouble has ended unexpectedly.", "title", gone=True)
    eyes(LETTERS)
    wait_picture(desk, lambda picture: picture.pixel(100, 150) != kept)
