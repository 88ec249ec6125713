"""Bochs: the same ISO, its debugger, and magic breakpoints."""

import subprocess

from transom import BUILD, INITRD, ISO, KERNEL, READY, ROOT, initrd

MSG_USER = 0x10000


def kernel_symbol(address):
    """The kernel function that holds an address."""
    lines = subprocess.run(["nm", "-n", KERNEL], capture_output=True, text=True, check=True).stdout
    name = None
    for line in lines.splitlines():
        words = line.split()
        if words[1] in "tT" and int(words[0], 16) <= address:
            name = words[2]
    return name


def make_iso(path, options, disk=INITRD):
    """An ISO that boots at once with these kernel options."""
    subprocess.run([ROOT / "tools/make-iso", KERNEL, disk, path, options],
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


def program_symbol(path, address):
    """(function, its first address) of a program that holds an address."""
    lines = subprocess.run(["nm", "-n", path], capture_output=True, text=True, check=True).stdout
    found = [line.split() for line in lines.splitlines()]
    found = [(name, int(start, 16)) for start, kind, name in found if kind in "tT"]
    return [entry for entry in found if entry[1] <= address][-1]


def test_magic_breakpoint_of_a_program(bochs, tmp_path):
    """It stops in the function that handles a message; the message can be read; it goes on."""
    program = BUILD / "tests/guest/break_here"
    disk = tmp_path / "initrd.tar"
    initrd.write(BUILD / "packed", disk, [("bin/break_here", program)])
    machine = bochs(iso=make_iso(tmp_path / "break.iso", "run=/System/Boot/bin/break_here hold=1 "
                                 "desktop=0", disk))
    machine.go()
    assert "Magic breakpoint" in machine.stopped()
    registers = machine.registers()
    assert program_symbol(program, registers["eip"])[0].startswith("on_message")
    message = machine.words(registers["ebp"] + 8, 1)[0]
    code, _window, *params = machine.words(message, 5)
    assert (code, params) == (MSG_USER + 7, [0x1111, 0x2222, 0x3333])
    machine.go()
    machine.output.wait("went on with 0x3333", 60)
    machine.log.wait("run: exit status 0", 60)
