"""The shell in a terminal under a person's hands."""

import pytest
from guitext import find_text


@pytest.fixture
def see(desktop, wait_picture):
    """Wait until words stand in the terminal, or are gone."""
    def see(words, font="mono", gone=False):
        wait_picture(desktop, lambda picture: bool(find_text(picture, words, font)) != gone)
    return see


@pytest.fixture
def open_terminal(desktop, see):
    def open_terminal():
        desktop.press("super")
        see("Search programs", "ui")
        desktop.type("terminal")
        see("terminal", "ui")
        desktop.press("enter")
        see("$")
        desktop.move(1010, 40)
    return open_terminal


@pytest.fixture
def terminal(desktop, open_terminal):
    open_terminal()
    return desktop


def test_commands_programs_and_pipes(terminal, see):
    terminal.type("cd /System/Boo\t; echo *\n")
    see("fonts icons licences")
    terminal.type("for i in 1 2 3; do echo \"<line $i>\"; done | grep 2\n")
    see("<line 2>")
    see("<line 1>", gone=True)
    terminal.type("x=$(echo one two | wc -w); echo \"<$x>\"\n")
    see("<2>")
    terminal.type("cat <<E\nhere $x\nE\n")
    see("here 2")


def test_ctrl_c_and_the_history(terminal, see):
    terminal.type("sleep 1000\n")
    see("sleep 1000")
    terminal.press("ctrl", "c")
    see("^C")
    terminal.type("echo \"<$?>\"\n")
    see("<130>")
    terminal.press("ctrl", "r")
    terminal.type("slee")
    see("search: slee > sleep 1000")
    terminal.press("ctrl", "c")
    see("search", gone=True)
    terminal.press("up")
    see("echo \"<$?>\"")
    terminal.press("enter")
    see("<0>")


def test_the_history_is_there_in_a_pipe_and_after_the_terminal_was_closed(terminal, see,
                                                                          open_terminal):
    terminal.type("echo seventy\n")
    terminal.type("echo \"<$(history | grep -c sevent[y])>\"\n")
    see("<1>")
    terminal.press("alt", "f4")
    see("Terminal", "ui-bold", gone=True)
    open_terminal()
    terminal.press("ctrl", "r")
    terminal.type("sevent")
    see("search: sevent > echo \"<$(history")
    terminal.press("ctrl", "r")
    see("search: sevent > echo seventy")


def test_a_full_screen_program_and_the_end(terminal, see):
    terminal.type("top\n")
    see("desktop")
    terminal.type("q")
    see("desktop", gone=True)
    see("$ top")
    terminal.type("exit\n")
    see("$ top", gone=True)
    see("Terminal", "ui-bold", gone=True)


def test_the_screen_comes_back_when_a_full_screen_program_is_killed(terminal, see):
    terminal.type("(sleep 3; kill $(ps | grep ' top$' | tr -s ' ' | cut -d ' ' -f 2)) & top\n")
    see("processor")
    see("processor", gone=True)
    see("top$' | tr -s")
    terminal.type("echo \"<$((6 * 7))>\"\n")
    see("<42>")
