"""test_buschat - windows that talk over KBus, and a server that is ended while it owes an answer."""

FIRST, SERVER = "Bus Chat: Connection", "Bus Chat: Server"


def say(machine, eyes, window, text):
    """Into the text box of one of the two windows, by its title."""
    machine.click(*eyes(window, "ui-bold"))
    machine.type(text)
    eyes(text)
    machine.press("enter")


def test_an_announcement_is_heard_and_a_request_gets_one_answer(desktop, start, eyes):
    start("bus chat", "Nothing has come yet.")
    desktop.type("hello to all")
    desktop.press("enter")
    eyes("Told all who listen.")
    desktop.click(*eyes("Start Server"))
    eyes(SERVER, "ui-bold")
    eyes("Answers $.server: say something and press Reply.")

    say(desktop, eyes, FIRST, "are you there?")
    eyes("Asked. One answer will come, whatever happens.")
    desktop.click(*eyes(SERVER, "ui-bold"))
    desktop.type("I am")
    eyes("I am")
    desktop.press("alt", "r")
    eyes("Answered.")

    say(desktop, eyes, FIRST, "and now?")
    eyes("Asked. One answer will come, whatever happens.")
    desktop.click(*eyes("End Server"))
    eyes("Its replier has read it and gone without an answer.")
    say(desktop, eyes, FIRST, "anybody?")
    eyes("Nobody answers requests of this name.")


def test_what_cannot_be_sent_is_said_in_words(desktop, start, eyes):
    start("bus chat", "Nothing has come yet.")
    x, y = eyes("Announcement")
    desktop.click(x - 120, y)
    desktop.press("ctrl", "a")
    desktop.type("$.KBUS.x")
    desktop.press("alt", "s")
    eyes("Names below $.KBUS are the kernel's.")
