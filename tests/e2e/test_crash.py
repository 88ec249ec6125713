"""A program that crashes: one line says all, and nobody else is hurt."""

import re

from guitext import find_text

from transom import BUILD, READY, initrd

EXIT_FAULT = -1001


def test_crash_line_and_a_living_desktop(machine, tmp_path, wait_picture):
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/crash_here", BUILD / "tests/guest/crash_here")])
    started = machine(initrd=disk, append="run=/System/Boot/bin/crash_here hold=1")
    # The program and the desktop's first picture race; both lines come, in either order.
    started.log.wait(f"run: exit status {EXIT_FAULT}$", 30)
    line = re.search(r"error: (.*crashed.*)", started.log.text)[1]
    assert re.fullmatch(r"crash_here \(process [0-9a-f]+\) crashed: page fault at address 0x00000010, "
                        r"writing in on_message[.a-z0-9]*\+0x[0-9a-f]+, handling MSG_CLOSE for window [0-9a-f]+",
                        line.strip()), line
    started.log.wait(READY)
    started.press("super")
    wait_picture(started, lambda picture: find_text(picture, "Search programs"))
    assert "panic" not in started.log.text
