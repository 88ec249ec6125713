"""test_portchat - two processes talk through a port, typed by a person."""


def test_what_is_said_is_heard_in_the_other_window(desktop, start, eyes):
    start("port chat", "Say something")
    desktop.log.wait("portchat: connected", 15)
    desktop.type("hello there")
    eyes("hello there")
    desktop.press("enter")
    eyes("Me: hello there")
    eyes("Client: hello there")
    desktop.click(*eyes("Port Chat: Server", "ui-bold"))
    desktop.type("good day")
    desktop.press("enter")
    eyes("Server: good day")
    desktop.press("alt", "f4")
    eyes("The server has left. Start Port Chat again.")
