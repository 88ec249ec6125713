"""Capabilities: a lamp is given from window to window by hand, switched and destroyed."""

import pytest
from guitext import find_all


@pytest.fixture
def see(desktop, wait_picture):
    """see(words) waits until they stand in a window (0 the owner, 1 Ada, 2 Bob, 3 Cyd: two rows of
    two), or are gone, and says where."""
    def see(words, window=None, font="ui", gone=False):
        def find(picture):
            return [at for at in find_all(picture, words, font)
                    if window is None or (at[0] > 512) + 2 * (at[1] > 368) == window]

        picture = wait_picture(desktop, lambda picture: bool(find(picture)) != gone)
        return None if gone else min(find(picture), key=lambda at: at[1])  # the topmost

    return see


def test_a_lamp_goes_from_window_to_window(desktop, start, see):
    start("capabilities", "Give to")
    desktop.log.wait("capdemo: all are there", 15)
    see("Give it to somebody.", 0)
    desktop.click(*see("Ada", 0))
    see("from Owner.", 1)
    see("Given to Ada.", 0)
    desktop.click(*see("Switch Lamp", 1))
    see("Ada has switched it on.", 0)
    desktop.click(*see("Cyd", 1))  # Ada gives it on and has it still
    see("from Ada.", 3)
    desktop.click(*see("Give Back", 1))
    see("Holds nothing.", 1)
    desktop.click(*see("Switch Lamp", 3))
    see("Cyd has switched it off.", 0)
    desktop.click(*see("Give Back", 3))
    see("Nobody else holds it.", 0)
    see("NODE_RELEASE", 0)


def test_destroying_the_node_greys_out_all_who_hold_it(desktop, start, see):
    start("capabilities", "Give to")
    desktop.log.wait("capdemo: all are there", 15)
    for name, window in (("Ada", 1), ("Bob", 2)):
        desktop.click(*see(name, 0))
        see("Holds the lamp", window)
    desktop.click(*see("Destroy Node", 0))
    desktop.move(1010, 700)  # off the words
    for window in (1, 2):
        see("The lamp is destroyed", window)
        see("NODE_DESTROY", window)
    see("Holds nothing.", 3)  # it never had it
    desktop.click(*see("New Lamp", 0))
    see("The lamp is node 20.", 0)
    desktop.click(*see("Bob", 0))
    see("Holds the lamp", 2)
    desktop.press("alt", "f4")  # the owner, and all its nodes
    see("The owner has ended", 1)
    see("The owner has ended", 3)
