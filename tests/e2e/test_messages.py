"""Messages: what happens to messages of other programs, in a table, step by step, on the serial line."""

import pytest
from guitext import find_text
from transom import BUILD, READY, initrd


@pytest.fixture
def watching(desktop, start):
    """Messages on top of Ping-Pong, whose timers tick."""
    start("ping-pong", "Posts go to Pong, in another process.")
    start("messages", "Select a message to see its fate.")
    return desktop


def filter_by(desktop, eyes, words):
    desktop.press("ctrl", "f")
    desktop.type(words)
    eyes(words)


def test_the_log_goes_to_the_serial_line(watching, eyes):
    filter_by(watching, eyes, "msg_timer")
    eyes("MSG_TIMER p0=28672 p1=0")
    watching.press("ctrl", "s")
    watching.log.wait(r"messages: [\d.]+ #\d+ kernel -> pingpong \d+: MSG_TIMER p0=28672 p1=0, "
                      r"done, wait [\d.]+ \S+, handling [\d.]+ \S+, result -")


def test_the_fate_of_a_message_and_its_cause(watching, eyes):
    filter_by(watching, eyes, "msg_timer")
    row = eyes("MSG_TIMER p0=28672 p1=0")
    watching.click(*row)
    eyes("Handled")
    eyes("Interrupt: timer")


def test_a_filter_that_nothing_passes_says_so(watching, eyes):
    eyes("MSG_TIMER p0=28672 p1=0")
    filter_by(watching, eyes, "zzz")
    eyes("No message passes the filter.")


def test_a_pause_keeps_what_is_there(watching, eyes):
    eyes("MSG_TIMER p0=28672 p1=0")
    watching.press("f5")
    eyes("Paused")
    watching.press("f5")
    eyes("Watching")


def test_figures_of_each_code(watching, eyes):
    eyes("MSG_TIMER p0=28672 p1=0")
    watching.press("ctrl", "f")
    watching.press("ctrl", "pgdn")
    eyes("MSG_WINDOW_CHANGED")


def test_a_flood_leaves_it_usable(machine, tmp_path, wait_picture):
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/flood_here", BUILD / "tests/guest/flood_here")])
    flooded = machine(initrd=disk, append="run=/System/Boot/bin/flood_here")
    flooded.log.wait(READY)

    def eyes(words):
        return wait_picture(flooded, lambda picture: find_text(picture, words))

    flooded.press("super")
    eyes("Search programs")
    flooded.type("messages")
    eyes("messages")
    flooded.press("enter")
    eyes("MSG_USER p0=0x63 p1=0x0 p2=0x0")
    flooded.press("ctrl", "f")
    flooded.type("p0=0x2a")
    eyes("MSG_USER p0=0x2a p1=0x0 p2=0x0")
    flooded.press("f5")
    eyes("Paused")
