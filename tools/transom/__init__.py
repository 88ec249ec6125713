"""What Transom's tools and tests share: emulators, keys, pictures, the initial disk."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("TRANSOM_BUILD", ROOT / "build"))
KERNEL = BUILD / "kernel.elf"
INITRD = BUILD / "initrd.tar"
ISO = BUILD / "transom.iso"

READY = "desktop: ready"  # the log line that says: the desktop has been drawn
