"""Bus Map: connections come and go on the picture as they do in the system."""

import pytest
from guitext import find_text

FIRST, LAST = 4097, 4112  # process numbers a test can come to


@pytest.fixture
def told(desktop, eyes, wait_picture):
    """told("shell", "Ports 1") points at the box of that program and waits for words about it."""
    def told(name, words):
        desktop.move(*eyes(name, "ui-bold"))
        wait_picture(desktop, lambda picture: any(
            find_text(picture, f"{name}, process {process}: {words}")
            for process in range(FIRST, LAST)))

    return told


def test_a_port_between_two_programs(desktop, start, eyes):
    start("port chat", "Say something")
    desktop.log.wait("portchat: connected", 15)
    start("bus map", "4 programs, 1 connection")
    desktop.click(*eyes("Ports"))
    eyes("4 programs, 0 connections")
    desktop.press("space")
    eyes("4 programs, 1 connection")
    desktop.move(*eyes("desktop", "ui-bold"))
    eyes("desktop, process")
    desktop.press("alt", "tab")
    eyes("Say something")
    desktop.press("alt", "f4")
    eyes("3 programs, 0 connections")


MESSAGES = (0x2F, 0x6F, 0xDE)  # the colour of their lines


def test_messages_between_two_programs(desktop, start, eyes, wait_picture):
    start("bus map", "2 programs, 0 connections")
    eyes("Nobody is connected to anybody.")
    start("ping-pong", "Run free")
    desktop.log.wait("pingpong: connected", 15)
    desktop.press("tab")
    desktop.press("space")
    desktop.press("alt", "tab")
    desktop.press("alt", "tab")
    desktop.click(*eyes("Bus Map"))
    eyes("4 programs, 1 connection")
    below = eyes("Messages")[1] + 20  # of the legend
    x, y = desktop.picture().crop(0, below, 1024, 700 - below).find(MESSAGES)
    desktop.move(x, y + below)
    x, y = eyes("Messages: pingpong (")
    first = desktop.picture().crop(x, y - 10, 600, 20)
    # The words go on as long as the pointer rests there.
    wait_picture(desktop, lambda picture: picture.crop(x, y - 10, 600, 20) != first
                 and find_text(picture, "Messages: pingpong ("))


def test_programs_on_a_bus_of_names(desktop, start, eyes, told):
    start("bus chat", "Nothing has come yet.")
    desktop.click(*eyes("Start Server"))
    eyes("Answers $.server: say something and press Reply.")
    start("bus map", "4 programs, 1 connection")
    desktop.click(*eyes("KBus"))
    eyes("4 programs, 0 connections")
    desktop.press("space")
    eyes("4 programs, 1 connection")
    told("buschat", "KBus 1")
    for left in (3, 2):  # the server, then the other one
        desktop.press("alt", "tab")
        desktop.press("alt", "f4")
        eyes(f"{left} programs, 0 connections")


def test_a_bus_and_who_consumes_from_it(desktop, start, eyes, told):
    start("terminal", "File")
    eyes("$", "mono")
    desktop.type("mbus make demo 8 250")
    desktop.press("enter")
    start("mbus viewer", "Select one to see who consumes.")
    desktop.click(*eyes("demo"))
    desktop.click(*eyes("Attach Slow Consumer"))
    eyes("0 of 250")
    start("bus map", "Point at a box or a line.")
    told("mbusview", "MBus 1")
    desktop.press("alt", "tab")
    desktop.click(*eyes("Detach Slow Consumer"))
    eyes("Nobody consumes from this bus.")
    desktop.press("alt", "tab")
    told("mbusview", "not connected")


def test_peers_that_have_capabilities_of_one_another(desktop, start, eyes, told):
    start("capabilities", "Give to")
    desktop.log.wait("capdemo: all are there", 15)
    start("bus map", "6 programs, 6 connections")  # each of the four with each other one
    desktop.click(*eyes("Peers"))
    eyes("6 programs, 0 connections")
    desktop.press("space")
    eyes("6 programs, 6 connections")
    told("capdemo", "Peers 3")
    desktop.press("alt", "tab")
    desktop.press("alt", "f4")
    eyes("5 programs, 3 connections")
