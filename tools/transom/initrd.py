"""The initial disk: a POSIX tar of a folder, the same bytes for the same files."""

import io
import os
import pathlib
import sys
import tarfile

from . import BUILD


def entries(folder):
    """(name, path) of every file and folder below, sorted by name."""
    folder = pathlib.Path(folder)
    return sorted((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*"))


def describe(name, path):
    info = tarfile.TarInfo(name)
    info.mtime, info.uid, info.gid, info.uname, info.gname = 0, 0, 0, "", ""
    if path.is_dir():
        info.type, info.mode = tarfile.DIRTYPE, 0o755
    else:
        info.size = path.stat().st_size
        info.mode = 0o755 if os.access(path, os.X_OK) else 0o644
    return info


def write(folder, output, extra=()):
    """Pack folder into the file output; extra: (name, path) pairs added or put in its place."""
    files = dict(entries(folder))
    files.update((name, pathlib.Path(path)) for name, path in extra)
    with tarfile.open(output, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, path in sorted(files.items()):
            data = None if path.is_dir() else io.BytesIO(path.read_bytes())
            tar.addfile(describe(name, path), data)


def find_program(name):
    """(name on the disk, path of the file to add or None if it is there already)."""
    if "/" not in name:
        if (BUILD / "initrd/bin" / name).exists():
            return name, None
        for folder in ("tests/guest", "tests/bench"):
            if (BUILD / folder / name).exists():
                return name, BUILD / folder / name
    path = pathlib.Path(name)
    if not path.is_file():
        sys.exit(f"there is no program {name}")
    return path.name.removesuffix(".elf"), path
