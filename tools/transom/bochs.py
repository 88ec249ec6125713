"""Bochs as a guest machine without a display, with its debugger on a pipe.

    with Bochs() as machine:
        machine.go()                       # runs in the background
        machine.log.wait("desktop: ready")

A magic breakpoint (xchg bx,bx) stops the machine; stopped() waits for that and returns what the
debugger printed, command(text) gives it a command and returns the answer. Bochs is about thirty
times slower than QEMU.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from . import ISO, die_with_parent
from .stream import Stream

PROGRAM = "bochs"
PROMPT = r"<bochs:\d+> "
SETTINGS = """\
display_library: {display}
megs: {memory}
romimage: file=/usr/share/bochs/BIOS-bochs-latest
vgaromimage: file=/usr/share/bochs/VGABIOS-lgpl-latest
vga: extension=vbe
cpu: model=p4_prescott_celeron_336, count={processors}, ips={speed}, reset_on_triple_fault=0
pci: enabled=1, chipset=i440fx, slot1=pcivga
ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
ata1: enabled=1, ioaddr1=0x170, ioaddr2=0x370, irq=15
ata1-master: type=cdrom, path={iso}, status=inserted
boot: cdrom
clock: sync={clock}
mouse: type=imps2, enabled=1, toggle=ctrl+mbutton
magic_break: enabled=1
com1: enabled=1, mode=file, dev={log}
com2: enabled=1, mode=file, dev={output}
speaker: enabled=0
sound: driver=dummy
panic: action=fatal
error: action=report
info: action=ignore
log: {messages}
"""


def settings(folder, iso=ISO, memory=64, processors=1, display="sdl2",
             clock="none, time0=946684800", speed=50000000, log=None, output=None):
    """The text of a bochsrc; serial lines go to files in folder where nothing else is named."""
    return SETTINGS.format(display=display, memory=memory, processors=processors, speed=speed,
                           iso=iso, clock=clock, log=log or f"{folder}/bochs-log.txt",
                           output=output or f"{folder}/bochs-output.txt",
                           messages=f"{folder}/bochs-messages.txt")


class Bochs:
    def __init__(self, **options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="transom-"))
        log_read, log_write = os.pipe()
        out_read, out_write = os.pipe()
        (self.folder / "bochsrc").write_text(settings(
            self.folder, log=f"/dev/fd/{log_write}", output=f"/dev/fd/{out_write}", **options))
        (self.folder / "start").write_text("")
        self.process = subprocess.Popen(
            [PROGRAM, "-q", "-f", "bochsrc", "-rc", "start", "-dbglog", "debugger.txt"],
            cwd=self.folder, env={**os.environ, "SDL_VIDEODRIVER": "dummy"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            pass_fds=(log_write, out_write), preexec_fn=die_with_parent)
        os.close(log_write)
        os.close(out_write)
        self.log = Stream(log_read, "kernel log")
        self.output = Stream(out_read, "program output")
        self.debugger = Stream(os.dup(self.process.stdout.fileno()), "Bochs debugger")
        self.process.stdout.close()
        self._seen = 0
        self.stopped()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.quit()

    def stopped(self, timeout=120):
        """Wait for the debugger's next prompt; the text before it."""
        found = self.debugger.wait(PROMPT, timeout, self._seen)
        text = self.debugger.text[self._seen : found.start()]
        self._seen = found.end()
        return text

    def send(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()

    def command(self, text, timeout=60):
        """One debugger command; its answer."""
        self.send(text)
        return self.stopped(timeout)

    def go(self):
        """Continue; the machine runs until a breakpoint."""
        self.send("continue")

    def registers(self):
        """{name: value} of the general registers and eip, while stopped."""
        found = re.findall(r"\br([a-z]{2}): [0-9a-f]{8}_([0-9a-f]{8})", self.command("r"))
        return {"e" + name: int(value, 16) for name, value in found}

    def words(self, linear, count):
        """Memory at a linear address, while stopped."""
        lines = [line.split(">:")[1] for line in self.command(f"x /{count}wx {linear:#x}").splitlines()
                 if ">:" in line]
        return [int(word, 16) for word in " ".join(lines).split()]

    def quit(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        for stream in (self.log, self.output, self.debugger):
            stream.join()
        shutil.rmtree(self.folder, ignore_errors=True)
