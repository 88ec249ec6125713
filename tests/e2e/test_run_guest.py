"""tools/run-guest: what it promises to tests, developers and programs from outside."""

import shutil
import struct
import subprocess

from transom import BUILD, ROOT

PROGRAM = BUILD / "tests/guest/echo_status"


def run_guest(*arguments):
    return subprocess.run([ROOT / "tools/run-guest", *map(str, arguments)], capture_output=True,
                          text=True, stdin=subprocess.DEVNULL, timeout=120)


def png_size(path):
    header = path.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", header[16:24])


def test_output_and_status():
    done = run_guest("--no-desktop", "echo_status", "7", "two", "three")
    assert done.returncode == 7
    assert done.stdout.splitlines() == ["7", "two", "three"]


def test_program_from_outside(tmp_path):
    shutil.copy(PROGRAM, tmp_path / "mine.elf")
    done = run_guest("--no-desktop", tmp_path / "mine.elf", "3")
    assert (done.returncode, done.stdout.split()) == (3, ["3"])


def test_timeout():
    done = run_guest("--no-desktop", "--timeout", "4", "echo_status", "wait")
    assert done.returncode == 124
    assert done.stdout.split() == ["wait"]


def test_picture_with_the_desktop(tmp_path):
    done = run_guest("--shot", tmp_path / "shot.png", "echo_status", "5")
    assert done.returncode == 5
    assert png_size(tmp_path / "shot.png") == (1024, 768)


def test_no_such_program():
    done = run_guest("no-such-program")
    assert done.returncode != 0
    assert "no-such-program" in done.stderr


def test_icount_is_the_same_in_each_run():
    runs = [run_guest("--no-desktop", "--icount", "--log", "echo_status", "0") for _ in range(2)]
    assert runs[0].returncode == runs[1].returncode == 0
    assert runs[0].stderr == runs[1].stderr != ""
