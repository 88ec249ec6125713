"""A session in a terminal: a script is written and run, programs are joined, a message is posted."""

import pytest
from guitext import find_all, find_text

from transom import READY

SCRIPT = ["# greets",
          "for who in world you; do",
          "echo \"Hello, $who!\"",
          "done"]


@pytest.fixture
def hands(desktop, start, eyes):
    """A shell in a terminal, started from the menu; type a line, wait for words."""
    start("terminal", "File")
    desktop.move(1010, 40)
    eyes("$", "mono")

    def hands(line, words=None):
        desktop.type(line)
        eyes(line, "mono")
        desktop.press("enter")
        return eyes(words, "mono") if words else None

    return hands


def write_script(desktop, eyes, hands):
    hands("edit /Home/hello.sh", "line 1 of 1, column 1")
    for line in SCRIPT:
        desktop.type(line)
        desktop.press("enter")
    eyes(f"line {len(SCRIPT) + 1} of {len(SCRIPT) + 1}, column 1", "mono")
    desktop.press("ctrl", "s")
    eyes("*  line", "mono", gone=True)
    desktop.press("ctrl", "q")
    eyes("line 1 of", "mono", gone=True)


def test_a_script_is_written_run_and_read(desktop, start, eyes, hands):
    write_script(desktop, eyes, hands)
    hands("sh /Home/hello.sh", "Hello, you!")
    hands("echo there are $(cat /Home/hello.sh | wc -l) lines", "there are 4 lines")
    hands("ls /System/Boot/bin | grep ^wi | sort | tail -n 1", "wins")
    hands("echo status $?", "status 0")
    hands("notes /Home/hello.sh &")
    eyes("hello.sh - Notes", "ui-bold")
    eyes("for who in world you; do", "mono")


def test_a_message_is_posted_to_a_window(desktop, start, eyes, hands):
    desktop.drag(*eyes("Terminal", "ui-bold"), 340, 290)
    hands("pingpong &")
    desktop.log.wait("pingpong: connected", 15)
    desktop.drag(*eyes("Pong", "ui-bold"), 850, 390)
    desktop.click(*eyes("Posts go to Pong, in another process."))
    desktop.drag(*eyes("Ping", "ui-bold"), 850, 40)
    desktop.click(*eyes("pingpong &", "mono"))
    hands("wins | grep P.ng", "Pong")
    hands("post Ping MSG_USER+1 4711")
    eyes("4711")  # the window has it ...
    eyes("MSG_USER+2 (pong)")  # ... and has answered as always
    hands("post Nobody MSG_USER", "Nobody: ")
    hands("post Ping MSG_CLOSE")
    eyes("Ping", "ui-bold", gone=True)


def test_the_middle_button_pastes_what_another_program_selects(desktop, eyes, hands,
                                                               wait_picture):
    desktop.press("super", "left")
    hands("notes &")
    eyes("Line 1, Column 1")
    desktop.press("super", "right")
    desktop.type("pass this over")
    desktop.press("enter")  # words on the caret's line stand on a ground of its own
    x, y = eyes("this", "mono")
    for _ in range(2):
        desktop.click(x, y)  # twice: the word
    desktop.press("end")
    eyes("Line 1, Column 15")  # so the clicks have been dealt with
    desktop.click(*eyes("notes &", "mono"))
    desktop.type("echo back with ")
    eyes("echo back with", "mono")
    desktop.click(300, 500, "middle")
    eyes("echo back with this", "mono")
    desktop.press("enter")
    x, y = eyes("back", "mono")
    for _ in range(2):
        desktop.click(x, y)
    desktop.type("selected")  # seen: what came before has been done
    eyes("selected", "mono")
    desktop.click(700, 500, "middle")
    desktop.press("enter")
    wait_picture(desktop, lambda seen: any(x > 512 for x, _ in find_all(seen, "back", "mono")))


def test_a_bell_is_seen_where_nobody_looks(machine, wait_picture):
    desk = machine(append="serial=shell", typed=True)

    def eyes(words, font="ui", gone=False):
        wait_picture(desk, lambda picture: bool(find_text(picture, words, font)) != gone)

    def ring_when(name):
        desk.type(f"until test -e /Home/{name}; do sleep 1; done; printf '\\a'")
        desk.press("enter")

    def start(typed, words):
        desk.press("super")
        eyes("Search programs")
        desk.type(typed)
        eyes(typed)
        desk.press("enter")
        eyes("Shut Down", gone=True)
        eyes(words)

    desk.log.wait(READY)
    desk.output.wait(r"\$ ")
    start("terminal", "File")
    eyes("$", "mono")
    ring_when("first")
    desk.press("ctrl", "shift", "t")
    eyes("until", "mono", gone=True)
    desk.type_line("echo >/Home/first\r")
    eyes("\u2022 Terminal")  # in its tab
    desk.press("ctrl", "pgup")
    eyes("\u2022 Terminal", gone=True)
    ring_when("second")
    start("calc", "Results are kept here.")
    desk.type_line("echo >/Home/second\r")
    eyes("\u2022 Terminal", "ui-bold")  # in the title of its window
    desk.press("alt", "tab")
    eyes("\u2022 Terminal", "ui-bold", gone=True)


def test_shutdown_asks_programs_with_unsaved_work(desktop, start, eyes, hands):
    desktop.drag(*eyes("Terminal", "ui-bold"), 340, 290)
    desktop.move(1010, 40)
    hands("notes &")
    eyes("Line 1, Column 1")
    desktop.type("unsaved")
    eyes("Line 1, Column 8")
    desktop.click(*eyes("notes &", "mono"))
    desktop.move(1010, 40)
    hands("shutdown")
    eyes("Shut down the computer?", "title")
    desktop.press("enter")
    eyes("These programs are not ready:", "title")
    desktop.click(*eyes("Cancel"))
    desktop.click(*eyes("Keep Editing"))
    eyes("Keep Editing", gone=True)
    assert "switching off" not in desktop.log.text
    desktop.click(*eyes("notes &", "mono"))
    desktop.move(1010, 40)
    hands("echo still $((40 + 2))", "still 42")
    hands("shutdown")
    eyes("Shut down the computer?", "title")
    desktop.press("enter")
    desktop.click(*eyes("End Anyway"))
    desktop.log.wait("switching off")


def test_the_shell_is_driven_over_the_serial_line(machine):
    line = machine(append="serial=shell", typed=True)
    line.output.wait(r"\$ ")
    line.type_line("echo six by seven is $((6 * 7))\r")
    line.output.wait("six by seven is 42")
    line.type_line("echo found $(ls /System/Boot/bin | grep ^widgets | wc -l)\r")
    line.output.wait("found 1")
    line.type_line("echo panels $(wins | grep -c Panel)\r")
    line.output.wait("panels 1")
    line.type_line("sleep 1000\r")
    line.output.wait("sleep 1000")
    line.type_line("\x03")
    line.type_line("echo status $?\r")
    line.output.wait(r"status 13\d")


def test_the_shell_has_the_whole_screen(machine, wait_picture):
    text = machine(append="ui=text")
    wait_picture(text, lambda picture: find_text(picture, "$", "mono"))
    text.type("echo $((6 * 7)) is the answer")
    text.press("enter")
    wait_picture(text, lambda picture: find_text(picture, "42 is the answer", "mono"))
    text.type("edit /Temp/here")
    text.press("enter")
    wait_picture(text, lambda picture: find_text(picture, "A new file.", "mono"))
