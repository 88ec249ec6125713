"""Bus Map: connections come and go on the picture as they do in the system."""


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


def test_messages_between_two_programs(desktop, start, eyes):
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
