"""The console under a person's hands: typing, signals, tabs, selecting, the end of programs."""

import pytest
from guitext import find_text

from transom import BUILD, READY, initrd

PROGRAM = "console /System/Boot/bin/tty_here"


@pytest.fixture
def disk(tmp_path):
    """An initial disk with a program that says what its terminal tells it."""
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/tty_here", BUILD / "tests/guest/tty_here")])
    return disk


@pytest.fixture
def desk(machine, disk):
    started = machine(initrd=disk)
    started.log.wait(READY)
    return started


@pytest.fixture
def eyes(desk, wait_picture):
    """Wait until words stand on the screen (or until they are gone), and return where."""
    def eyes(words, font="mono", gone=False):
        picture = wait_picture(desk, lambda picture: bool(find_text(picture, words, font)) != gone)
        return find_text(picture, words, font)

    return eyes


@pytest.fixture
def terminal(desk, eyes):
    """The program in a terminal of its own, the pointer out of the way."""
    desk.press("super", "r")
    eyes("Start a program:", "ui")
    desk.type(PROGRAM)
    desk.press("enter")
    eyes("Start a program:", "ui", gone=True)
    desk.move(1010, 40)
    eyes("size 80 x 25, status 0")
    return desk


def test_lines_are_typed_and_signals_noticed(terminal, eyes):
    eyes("Here", "ui-bold")  # the title it has set
    terminal.type("hello wrold")
    eyes("hello wrold")
    for _ in range(3):
        terminal.press("backspace")
    terminal.type("rld")
    terminal.press("enter")
    eyes("<hello wrrld>")
    terminal.type("not this")
    eyes("not this")
    terminal.press("ctrl", "u")
    terminal.type("this")
    terminal.press("enter")
    eyes("<this>")
    terminal.type("abc")
    terminal.press("ctrl", "c")
    eyes("interrupted")
    terminal.press("ctrl", "d")
    eyes("Here", "ui-bold", gone=True)  # the program ended, and its window with it


def test_the_size_follows_the_window(terminal, eyes):
    terminal.press("super", "up")
    eyes("size 125 x 41, status 0")


def test_a_crash_is_told_in_its_place(terminal, eyes):
    terminal.type("crash")
    terminal.press("enter")
    eyes("Press Enter to close.")
    terminal.press("enter")
    eyes("Here", "ui-bold", gone=True)


def test_a_flood_leaves_keys_tabs_and_menus(terminal, eyes):
    terminal.type("flood")
    terminal.press("enter")
    eyes("#" * 60)
    terminal.press("ctrl", "shift", "t")
    eyes("size 80 x 22, status 0")
    terminal.type("now")
    eyes("now")
    terminal.press("ctrl", "pgup")
    eyes("#" * 60)
    terminal.press("ctrl", "c")
    eyes("stopped")
    eyes("<flood>")


def test_tabs_and_a_window_for_a_second_start(terminal, eyes):
    terminal.type("first")
    terminal.press("ctrl", "shift", "t")
    eyes("first", gone=True)
    eyes("size 80 x 22, status 0")
    terminal.type("second")
    eyes("second")
    terminal.press("ctrl", "pgup")
    eyes("first")
    terminal.press("ctrl", "shift", "w")
    eyes("second")
    terminal.press("ctrl", "shift", "n")
    eyes("size 80 x 25, status 0")


def test_words_are_copied_pasted_and_found(terminal, eyes):
    x, y = eyes("status 0")
    for _ in range(2):
        terminal.click(x - 20, y)  # twice: the word
    terminal.move(1010, 40)
    terminal.press("ctrl", "shift", "c")
    terminal.type("it is ")
    terminal.press("ctrl", "shift", "v")
    terminal.press("enter")
    eyes("<it is status>")
    terminal.type("also ")
    terminal.press("shift", "insert")  # what was selected, as with the middle button
    terminal.press("enter")
    eyes("<also status>")
    terminal.press("ctrl", "shift", "f")
    eyes("Previous", "ui")
    terminal.type("nowhere")
    eyes("Not found", "ui")
    terminal.press("esc")
    eyes("Previous", "ui", gone=True)


def test_terminal_in_the_menu_runs_the_shell(desk, eyes):
    desk.press("super")
    eyes("Search programs", "ui")
    desk.type("terminal")
    eyes("terminal", "ui")
    desk.press("enter")
    desk.move(1010, 40)
    eyes("$")
    desk.type("echo one two | wc -w")
    desk.press("enter")
    eyes("2")
    desk.type("top")
    desk.press("enter")
    eyes("NAME", gone=False)
    desk.type("q")
    eyes("NAME", gone=True)


def test_a_whole_screen_without_a_desktop(machine, wait_picture, disk):
    text = machine(initrd=disk, append="ui=text")

    def eyes(words):
        wait_picture(text, lambda picture: find_text(picture, words, "mono"))

    eyes("$")
    text.type("echo $((6 * 7))")
    eyes("echo $((6 * 7))")
    text.press("enter")
    eyes("42")
    text.type("exit")
    text.press("enter")
    eyes("$")
    assert "panic" not in text.log.text


def test_a_terminal_on_a_serial_line(machine, disk):
    line = machine(initrd=disk, append="serial=/System/Boot/bin/tty_here", typed=True)
    line.log.wait(READY)
    line.output.wait("size 80 x 24, status 0")
    line.type_line("hello\x7fp\r")
    line.output.wait("<hellp>")
    line.type_line("abc\x03")
    line.output.wait("interrupted")
    before = len(line.output.text)
    line.type_line("\x04")
    line.output.wait("the end", start=before)
    line.output.wait("ready", start=before)  # started again


def test_the_terminal_on_a_serial_line_is_asked_for_its_size(machine, disk):
    line = machine(initrd=disk, append="serial=/System/Boot/bin/tty_here", typed=True)
    line.output.wait("size 80 x 24, status 0")
    line.output.wait(r"\x1b\[6n")
    line.type_line("\x1b[50;132R")
    line.output.wait("size 132 x 50")
    line.type_line("typed\r")
    line.output.wait("<typed>")
