"""Bochs: the same ISO, its debugger, and magic breakpoints."""

import subprocess

from transom import BUILD, ISO, KERNEL, READY, ROOT


def kernel_symbol(address):
    """The kernel function that holds an address."""
    lines = subprocess.run(["nm", "-n", KERNEL], capture_output=True, text=True, check=True).stdout
    name = None
    for line in lines.splitlines():
        words = line.split()
        if words[1] in "tT" and int(words[0], 16) <= address:
            name = words[2]
    return name


def make_iso(path, options):
    """An ISO that boots at once with these kernel options."""
    subprocess.run([ROOT / "tools/make-iso", KERNEL, BUILD / "initrd.tar", path, options],
                   check=True, capture_output=True)
    return path


def test_boots_to_the_desktop(bochs):
    machine = bochs(iso=ISO)
    machine.go()
    machine.log.wait(READY, 120)


def test_break_at_boot(bochs, tmp_path):
    machine = bochs(iso=make_iso(tmp_path / "break.iso", "break=boot"))
    machine.go()
    assert "Magic breakpoint" in machine.stopped()
    name = kernel_symbol(machine.registers()["eip"])
    assert name and name.startswith(("kernel_main", "dbg", "debug", "main", "break"))
    machine.go()
    machine.log.wait(READY, 120)
