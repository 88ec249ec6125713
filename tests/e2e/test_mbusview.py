"""MBus Viewer: a bus made in a terminal, and a ring that fills and drops."""

import pytest
from guitext import find_text

OBJECTS, RING = 1000, 250  # published at once; what a ring holds: minutes for a slow consumer
DROPPED = f"{OBJECTS - RING} dropped"


@pytest.fixture
def viewer(desktop, start, eyes):
    """It shows the bus that the shell's mbus has just made."""
    start("terminal", "File")
    eyes("$", "mono")
    desktop.type(f"mbus make demo 8 {RING}")
    desktop.press("enter")
    start("mbus viewer", "Select one to see who consumes.")
    desktop.click(*eyes("demo"))
    eyes("Nobody consumes from this bus.")
    return desktop


def publish(desktop, eyes):
    """All at once: the viewer's slow consumer takes none of them meanwhile."""
    desktop.click(*eyes("Test object"))
    desktop.type("hello")
    desktop.press("tab")
    desktop.press("tab")
    desktop.press("ctrl", "a")
    desktop.type(str(OBJECTS))
    desktop.press("alt", "p")


def bar(picture):
    """The colour of the only bar near its left end, below the consumer's name."""
    x, y = find_text(picture, "mbusview", "ui-bold")
    return picture.pixel(x - 20, y + 17)


def test_a_ring_fills_and_drops(viewer, eyes, wait_picture):
    viewer.click(*eyes("Attach Slow Consumer"))
    eyes(f"0 of {RING}")
    eyes("no drops")
    empty = bar(viewer.picture())
    publish(viewer, eyes)
    eyes(f"Published {OBJECTS}. The last one came into 0 of 1 rings.")
    eyes(DROPPED)
    wait_picture(viewer, lambda picture: bar(picture) != empty)
    eyes(f"{DROPPED}, {OBJECTS - RING} lately", gone=True)  # that was five seconds ago
    eyes(DROPPED)
    viewer.click(*eyes("Detach Slow Consumer"))
    eyes("Nobody consumes from this bus.")


def test_what_cannot_be_is_said(viewer, eyes):
    viewer.click(*eyes("Test object"))
    viewer.type("123456789")
    viewer.press("enter")
    eyes("That is too long: an object of demo has 8 bytes.")
    viewer.click(*eyes("Hex"))
    viewer.press("alt", "p")
    eyes("These are no bytes. Type pairs of digits 0 to f, as in 00 ff 1c.")
    viewer.click(*eyes("ps2kb"))
    eyes("Only its maker publishes on ps2kb.")
    viewer.click(*eyes("Attach Slow Consumer"))
    eyes("ps2kb is for programs that may watch the keyboard.")


def test_a_bus_that_goes_is_no_longer_shown(viewer, eyes):
    viewer.press("alt", "tab")
    eyes(f"mbus make demo 8 {RING}", "mono")
    viewer.press("ctrl", "c")
    viewer.press("alt", "tab")
    eyes("Select one to see who consumes.")
    eyes("demo", gone=True)
