"""A desktop nobody touches does nothing: instructions are counted in virtual time."""

import re

import pytest
from guitext import find_text

from transom import BUILD, READY, initrd

TICKS = 3 * 1000  # at most so many interrupts of the clock in three seconds
TICK_NS = 16 * 1000  # of one, at 16 ns an instruction
BLINKS = 12  # seconds after which a cursor rests


@pytest.fixture
def disk(tmp_path):
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/idle_here", BUILD / "tests/guest/idle_here")])
    return disk


def assert_idle(output):
    figures = output.wait(r"^processor (-?\d+) ns of (\d+) in all", 90)
    busy, passed = int(figures[1]), int(figures[2])
    ran = re.findall(r"^(?!processor)(\w+) (\d+) ns", output.text, re.MULTILINE)
    assert passed >= 3 * 10**9
    assert not ran, f"these programs ran: {ran}"
    assert busy < TICKS * TICK_NS, f"{busy} ns of {passed} ns were not idle"


def test_an_idle_desktop_runs_nothing_but_the_clock(machine, disk):
    started = machine(icount=4, initrd=disk, append="run=/System/Boot/bin/idle_here")
    started.log.wait(READY)
    assert_idle(started.output)


def test_a_terminal_that_has_the_keys_rests_too(machine, disk, wait_picture):
    started = machine(icount=4, initrd=disk, append="serial=shell", typed=True)
    started.log.wait(READY)
    started.output.wait(r"\$ ")
    started.press("super")
    wait_picture(started, lambda picture: find_text(picture, "Search programs"))
    started.type("terminal")
    wait_picture(started, lambda picture: find_text(picture, "terminal"))
    started.press("enter")
    wait_picture(started, lambda picture: find_text(picture, "$", "mono"))
    started.type_line(f"idle_here {BLINKS}\r")
    assert_idle(started.output)
