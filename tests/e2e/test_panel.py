"""The panel: window buttons with their menu, calendar, figures."""

from guitext import find_text
from transom import BUILD, initrd

FIRST = (190, 752)  # the button of the first window
MARK = (0x35, 0x73, 0xd9)  # below the active window's button: GUI_COLOUR_ACCENT_HOVER


def test_a_button_puts_its_window_away_and_brings_it_back(desktop, eyes, start):
    start("hello", "What is your name?")
    desktop.click(*FIRST)
    eyes("What is your name?", gone=True)
    desktop.click(*FIRST)
    eyes("What is your name?")


def test_the_menu_of_a_window_button(desktop, eyes, start, wait_picture):
    words = "What is your name?"
    before = start("hello", words)

    def choose(key):
        desktop.click(*FIRST, "right")
        eyes("Alt+F4")
        desktop.press(key)
        eyes("Alt+F4", gone=True)

    choose("x")
    wait_picture(desktop, lambda picture: find_text(picture, words) not in (None, before))
    choose("r")
    wait_picture(desktop, lambda picture: find_text(picture, words) == before)
    choose("n")
    eyes(words, gone=True)
    choose("r")
    eyes(words)
    choose("c")
    eyes(words, gone=True)


def test_many_windows_are_scrolled_through(machine, wait_picture):
    small = machine(append="video=640x480")
    small.log.wait("desktop: ready")
    small.move(630, 10)

    def wait(condition):
        wait_picture(small, condition)

    def mark(picture):
        """How far to the right the active window's button is marked; None: nowhere."""
        place = picture.crop(0, 448, 640, 32).find(MARK)
        return place and place[0]

    for _ in range(14):
        small.press("super")
        wait(lambda picture: find_text(picture, "Search programs"))
        small.type("hello")
        wait(lambda picture: find_text(picture, "hello"))
        small.press("enter")
        wait(lambda picture: find_text(picture, "What is your name?")
             and not find_text(picture, "Shut Down"))
    wait(lambda picture: (mark(picture) or 0) > 300)
    small.press("super", "1")
    wait(lambda picture: 0 < (mark(picture) or 0) < 160)


def test_the_calendar_goes_to_other_months(machine, wait_picture):
    started = machine(icount=4)  # its calendar begins on 1 January 2024
    started.log.wait("desktop: ready")

    def see(words, font="ui"):
        wait_picture(started, lambda picture: find_text(picture, words, font))

    started.click(960, 752)
    see("January 2024", "title")
    started.press("left")
    see("December 2023", "title")
    started.press("down")
    see("December 2024", "title")
    started.press("home")
    see("January 2024", "title")
    started.press("escape")
    wait_picture(started, lambda picture: not find_text(picture, "January 2024", "title"))


def test_the_figures_are_shown_large(desktop, eyes):
    desktop.click(866, 752)
    eyes("Deepest Queue", "ui-bold")
    desktop.press("escape")
    eyes("Deepest Queue", "ui-bold", gone=True)


def test_the_menu_of_the_wallpaper(desktop, eyes):
    desktop.click(900, 200, "right")
    eyes("Super+R")
    desktop.press("a")
    eyes("About Transom", "ui-bold")
    desktop.press("esc")
    eyes("OK", gone=True)
    desktop.click(900, 200, "right")
    eyes("Super+R")
    desktop.press("s")
    eyes("Wallpaper")


def test_no_window_is_missed_however_fast_they_come_and_go(machine, tmp_path, wait_picture):
    disk = tmp_path / "initrd.tar"
    program = BUILD / "tests/guest/windows_here"
    initrd.write(BUILD / "packed", disk, [("bin/windows_here", program)])
    crowded = machine(initrd=disk, append="run=/System/Boot/bin/windows_here")

    def wait(condition):
        wait_picture(crowded, condition)

    wait(lambda picture: find_text(picture, "The first window"))
    wait(lambda picture: find_text(picture, "The last window")
         and not find_text(picture, "The first window")
         and not find_text(picture, "One of many"))
