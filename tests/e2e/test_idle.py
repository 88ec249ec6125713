"""A desktop nobody touches does nothing: instructions are counted in virtual time."""

import re

from transom import BUILD, READY, initrd

TICKS = 3 * 1000  # at most so many interrupts of the clock in three seconds
TICK_NS = 16 * 1000  # of one, at 16 ns an instruction


def test_an_idle_desktop_runs_nothing_but_the_clock(machine, tmp_path):
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/idle_here", BUILD / "tests/guest/idle_here")])
    started = machine(icount=4, initrd=disk, append="run=/System/Boot/bin/idle_here")
    started.log.wait(READY)
    figures = started.output.wait(r"^processor (-?\d+) ns of (\d+) in all", 60)
    busy, passed = int(figures[1]), int(figures[2])
    ran = re.findall(r"^(?!processor)(\w+) (\d+) ns", started.output.text, re.MULTILINE)
    assert passed >= 3 * 10**9
    assert not ran, f"these programs ran: {ran}"
    assert busy < TICKS * TICK_NS, f"{busy} ns of {passed} ns were not idle"
