"""Boot: both ways, every size of memory and screen, and readable words when it cannot work."""

import re

import pytest
from screentext import read_page

from transom import INITRD, ISO, READY

DRAWN = 200  # a desktop has more colours than this, a text screen far fewer


def assert_drawn(machine, width=1024, height=768):
    picture = machine.picture()
    assert (picture.width, picture.height) == (width, height)
    assert picture.colours() > DRAWN


@pytest.fixture
def assert_message(machine, wait_picture):
    """The log says it, and so does the panic page on the screen."""
    def check(words, **options):
        started = machine(debug_exit=False, **options)
        started.log.wait("^panic: .*" + words, 20)
        wait_picture(started, lambda picture: re.search(words, read_page(picture)))

    return check


def test_kernel_with_initial_disk(machine):
    started = machine()
    started.log.wait(READY)
    assert_drawn(started)


def test_iso_from_cd(machine):
    started = machine(iso=ISO)
    started.log.wait(READY)
    assert_drawn(started)


def test_iso_as_hard_disk(machine):
    started = machine(kernel=None, initrd=None, iso=None,
                      extra=["-drive", f"file={ISO},format=raw,if=ide,snapshot=on"])
    started.log.wait(READY)
    assert_drawn(started)


@pytest.mark.parametrize("memory", [24, 3072])
def test_memory(machine, memory):
    started = machine(memory=memory)
    started.log.wait(READY)
    assert_drawn(started)


@pytest.mark.parametrize("cpu", ["qemu32", "max"])
def test_processor(machine, cpu):
    started = machine(cpu=cpu)
    started.log.wait(READY)
    assert_drawn(started)


@pytest.mark.parametrize("width,height", [(640, 480), (800, 600), (1280, 800), (1920, 1080)])
def test_video_mode(machine, width, height):
    started = machine(append=f"video={width}x{height}")
    started.log.wait(READY)
    assert_drawn(started, width, height)


def test_unusable_mode_falls_back(machine):
    started = machine(append="video=9000x9000")
    started.log.wait(r"video|mode")
    started.log.wait(READY)
    assert_drawn(started)


def test_missing_module(assert_message):
    assert_message("initial disk is missing", initrd=None)


def test_broken_module(assert_message, tmp_path):
    broken = tmp_path / "initrd.tar"
    broken.write_bytes(bytes(range(256)) * 64)
    assert_message("initial disk is .*broken", initrd=broken)


def test_truncated_module(assert_message, tmp_path):
    cut = tmp_path / "initrd.tar"
    cut.write_bytes(INITRD.read_bytes()[:5000])
    assert_message("initial disk", initrd=cut)


def test_too_little_memory(assert_message):
    assert_message("needs at least .* of memory", memory=4, initrd=None)
