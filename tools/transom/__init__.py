"""What Transom's tools and tests share: emulators, keys, pictures, the initial disk."""

import ctypes
import os
import pathlib
import signal

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("TRANSOM_BUILD", ROOT / "build"))
KERNEL = BUILD / "kernel.elf"
INITRD = BUILD / "initrd.tar"
ISO = BUILD / "transom.iso"

READY = "desktop: ready"  # the log line that says: the desktop has been drawn

PR_SET_PDEATHSIG = 1


def die_with_parent():
    """For subprocess's preexec_fn: an emulator does not outlive whoever started it."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
