"""A program that crashes: one line says all, and nobody else is hurt."""

import re

from test_run_guest import run_guest

EXIT_FAULT = -1001


def test_crash_line_and_a_living_desktop():
    done = run_guest("--log", "crash_here")
    line = re.search(r"error: (.*crashed.*)", done.stderr)[1]
    assert re.fullmatch(r"crash_here \(process [0-9a-f]+\) crashed: page fault at address 0x00000010, "
                        r"writing in on_message[.a-z0-9]*\+0x[0-9a-f]+, handling MSG_CLOSE for window [0-9a-f]+",
                        line.strip()), line
    assert "desktop: ready" in done.stderr
    assert done.returncode == EXIT_FAULT & 0xff
    assert "panic" not in done.stderr
