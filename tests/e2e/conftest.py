"""End-to-end tests: emulators as fixtures. Hands in, pictures and serial text out.

machine(**options)   starts QEMU (tools/transom/qemu.py) and ends it after the test
desktop              a machine whose desktop has been drawn
wait_picture(...)    takes pictures until one satisfies a condition, or a deadline passes
eyes(words)          waits until words stand on the desktop, or are gone, and says where
start(typed, words)  starts a program by typing into the menu, and waits for words in its window
"""

import pathlib
import sys
import time

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from guitext import find_text  # noqa: E402
from transom import BUILD, READY  # noqa: E402
from transom.bochs import Bochs  # noqa: E402
from transom.qemu import Qemu  # noqa: E402

KEEP = BUILD / "tests/e2e"  # the last picture of each test, to look at


@pytest.fixture
def machine(request):
    machines = []

    def start(**options):
        machines.append(Qemu(**options))
        return machines[-1]

    yield start
    KEEP.mkdir(parents=True, exist_ok=True)
    for index, started in enumerate(machines):
        if started.process.poll() is None:
            try:
                started.picture().write_png(KEEP / f"{request.node.name}-{index}.png")
            except (RuntimeError, OSError):  # it has just ended
                pass
        started.quit()


@pytest.fixture
def desktop(machine):
    started = machine()
    started.log.wait(READY)
    return started


@pytest.fixture
def bochs():
    machines = []

    def start(**options):
        machines.append(Bochs(**options))
        return machines[-1]

    yield start
    for started in machines:
        started.quit()


@pytest.fixture
def wait_picture():
    def wait(machine, condition, timeout=60):
        """The first picture for which condition(picture) is true; there is no event for pixels."""
        deadline = time.monotonic() + timeout
        while True:
            picture = machine.picture()
            if condition(picture):
                return picture
            assert time.monotonic() < deadline, f"the awaited picture did not come in {timeout} s"
            time.sleep(0.02)

    return wait


@pytest.fixture
def eyes(desktop, wait_picture):
    """Wait until words stand on the screen (or until they are gone), and return where."""
    def eyes(words, font="ui", gone=False):
        picture = wait_picture(desktop, lambda picture: bool(find_text(picture, words, font)) != gone)
        return find_text(picture, words, font)

    return eyes


@pytest.fixture
def start(desktop, eyes):
    """Start a program by typing into the menu, and wait for words in its window."""
    def start(typed, words):
        desktop.press("super")
        eyes("Search programs")
        desktop.type(typed)
        eyes(typed)
        desktop.press("enter")
        eyes("Shut Down", gone=True)
        return eyes(words)

    return start
