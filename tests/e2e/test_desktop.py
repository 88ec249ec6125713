"""The desktop under a person's hands: words are looked for on the screen, keys and mouse go in."""

import pytest
from guitext import find_text

from transom import BUILD, READY, initrd

WORK = (0, 0, 1024, 736)  # the screen without the panel, whose clock goes on
REST = (900, 30)


@pytest.fixture
def eyes(wait_picture):
    """see(machine, words) waits until the words stand on the screen and returns where."""
    def see(machine, words, font="ui"):
        picture = wait_picture(machine, lambda picture: find_text(picture, words, font))
        return find_text(picture, words, font)

    return see


@pytest.fixture
def start(eyes):
    """Start a program from the menu, and wait for words in its window."""
    def start(machine, program, words):
        machine.click(*eyes(machine, "Programs"))
        machine.click(*eyes(machine, program))
        return eyes(machine, words)

    return start


def test_typed_keys_appear_in_a_text_box(desktop, start, eyes):
    start(desktop, "Hello", "What is your name?")
    desktop.type("Ada Lovelace 1815")
    eyes(desktop, "Ada Lovelace 1815")
    desktop.press("enter")
    eyes(desktop, "Hello, Ada Lovelace 1815!", "large")


def test_a_click_changes_the_window_of_another_process(desktop, start, eyes):
    start(desktop, "Ping-Pong", "Posts go to Pong, in another process.")
    eyes(desktop, "Posts go to Ping, in another process.")
    ping, pong = eyes(desktop, "Post to Pong"), eyes(desktop, "Post to Ping")
    middle = (ping[0] + pong[0]) // 2
    desktop.click(*ping)
    seen = eyes(desktop, "MSG_USER+1")
    assert seen[0] > middle, "the ping arrives in the other window"
    seen = eyes(desktop, "MSG_USER+2")
    assert seen[0] < middle, "the answer comes back"


def test_keys_of_the_emulator_arrive(desktop, start, eyes):
    start(desktop, "Keys", "Modifiers")
    desktop.press("shift", "a")
    eyes(desktop, "U+0041")


def test_super_key_opens_the_menu_and_escape_closes_it(desktop, eyes, wait_picture):
    desktop.press("super")
    eyes(desktop, "Calculator")
    desktop.press("escape")
    wait_picture(desktop, lambda picture: not find_text(picture, "Calculator"))


def test_alt_f4_closes_the_window(desktop, start, wait_picture):
    start(desktop, "Hello", "What is your name?")
    desktop.press("alt", "f4")
    wait_picture(desktop, lambda picture: not find_text(picture, "What is your name?"))


@pytest.fixture
def watched(machine, tmp_path):
    """A desktop on which tests/guest/recompose watches the pointer."""
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/recompose", BUILD / "tests/guest/recompose")])
    started = machine(initrd=disk, append="run=/System/Boot/bin/recompose")
    started.log.wait(READY)
    started.output.wait("^at ")
    return started


def move_and_see(machine, x, y):
    """Move the pointer and wait until it stands there on the screen."""
    start = len(machine.output.text)
    machine.move(x, y)
    machine.output.wait(f"^at {x} {y}$", start=start)


def assert_nothing_left(machine, wait_picture):
    """The screen is the same after everything has been composed anew."""
    def settled():
        move_and_see(machine, *REST)
        pictures = [machine.picture().crop(*WORK)]

        def same(picture):
            pictures.append(picture.crop(*WORK))
            return pictures[-1] == pictures[-2]

        wait_picture(machine, same)
        return pictures[-1]

    before = settled()
    move_and_see(machine, 0, 700)
    box = before.differences(settled())
    assert box is None, f"these pixels were left behind (x, y, width, height): {box}"


def test_a_dragged_window_leaves_no_trail(watched, start, eyes, wait_picture):
    start(watched, "Ping-Pong", "Posts go to Pong, in another process.")
    eyes(watched, "Posts go to Ping, in another process.")
    x, y = eyes(watched, "Pong", "ui-bold")
    watched.drag(x, y, x - 310, y + 190, 30)
    watched.drag(x - 310, y + 190, x - 100, y - 40, 30)
    assert_nothing_left(watched, wait_picture)
    assert eyes(watched, "Pong", "ui-bold") != (x, y)


def test_a_window_dragged_over_the_edges_leaves_no_trail(watched, start, eyes, wait_picture):
    start(watched, "Keys", "Modifiers")
    x, y = eyes(watched, "Keys", "ui-bold")
    for to in ((20, 730), (1010, 20), (x, y)):
        watched.drag(x, y, *to, 24)
        x, y = to
        assert_nothing_left(watched, wait_picture)


def test_the_pointer_leaves_no_trail(watched, wait_picture):
    for i in range(200):
        watched.move(i * 37 % 1000 + 10, i * 53 % 720)
    assert_nothing_left(watched, wait_picture)
