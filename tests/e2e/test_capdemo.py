"""Capabilities: a lamp is given from window to window by buttons and by dragging it, switched and
destroyed."""

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


LIGHT = (245, 185, 46)  # of a lamp that is on


@pytest.fixture
def lamps(desktop, see, wait_picture):
    """Where the lamps are; lit(2, ...) waits until those of these windows are lit and no others."""
    class Lamps:
        def __init__(self):
            # The names beside them begin where the words do.
            self.places = []
            for window, name in enumerate(("Owner", "Ada", "Bob", "Cyd")):
                left = 512 - 338 - 6 if window % 2 == 0 else 512 + 6
                self.places.append((left + 13 + 32, see(name, window, "ui-bold")[1] + 21))

        def lit(self, *windows):
            desktop.move(1010, 700)  # off the lamps
            wait_picture(desktop, lambda picture: all(
                (picture.pixel(*place) == LIGHT) == (window in windows)
                for window, place in enumerate(self.places)))

    return Lamps


def test_whoever_has_the_lamp_sees_its_light(desktop, start, see, lamps):
    start("capabilities", "Give to")
    desktop.log.wait("capdemo: all are there", 15)
    see("Give it to somebody.", 0)
    lamps = lamps()
    desktop.click(*see("Bob", 0))
    see("from Owner.", 2)
    lamps.lit()
    desktop.click(*lamps.places[0])  # a press on it switches it
    desktop.move(1010, 700)  # off the words
    see("Owner has switched it on.", 0)
    lamps.lit(0, 2)
    desktop.click(*see("Cyd", 2))  # who gets it now sees that it is on
    lamps.lit(0, 2, 3)
    desktop.click(*lamps.places[3])
    see("Cyd has switched it off.", 0)
    lamps.lit()
    desktop.click(*see("Give Back", 2))
    see("Holds nothing.", 2)
    desktop.click(*lamps.places[2])  # it has none: this does nothing
    desktop.click(*lamps.places[3])
    desktop.move(1010, 700)
    see("Cyd has switched it on.", 0)
    lamps.lit(0, 3)
    desktop.click(*see("Destroy Node", 0))
    lamps.lit()


def test_the_lamp_is_dragged_from_window_to_window(desktop, start, see, lamps):
    start("capabilities", "Give to")
    desktop.log.wait("capdemo: all are there", 15)
    see("Give it to somebody.", 0)
    places = lamps().places
    desktop.drag(*places[1], *places[2])  # Ada has none to give
    desktop.drag(*places[0], *places[1])
    desktop.move(1010, 700)  # off the words
    see("from Owner.", 1)
    see("Given to Ada.", 0)
    desktop.drag(*places[1], *places[3])
    desktop.move(1010, 700)  # off the words
    see("from Ada.", 3)
    desktop.drag(*places[3], places[3][0], places[3][1] + 60)  # to itself
    desktop.drag(*places[3], *places[0])  # the owner has it
    desktop.drag(*places[3], *places[1])  # that counts: twice
    desktop.move(1010, 700)  # off the words
    see("2 times over.", 1)
    see("Holds nothing.", 2)


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
