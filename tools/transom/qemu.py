"""QEMU as a guest machine: start it, read its serial lines, press its keys, take its picture.

    with Qemu(append="selftest=1") as machine:
        machine.log.wait("desktop: ready")
        machine.type("hello")
        picture = machine.picture()

COM1 carries the kernel's log, COM2 the output of a test driver program.
"""

import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

from . import INITRD, KERNEL, die_with_parent, keys
from .picture import Picture
from .stream import Stream

PROGRAM = "qemu-system-i386"
PANIC = "\npanic: "  # how the log begins the last report of the kernel
KEY_PACE = 0.012  # seconds between keys: the keyboard's own buffer holds 16 bytes
ENOUGH = 6_000_000  # nanoseconds in which a running guest has emptied it


def boot_arguments(kernel=KERNEL, initrd=INITRD, append="", iso=None):
    """What is booted: an ISO from the CD drive, or a kernel with its initial disk, or neither."""
    if iso:
        return ["-cdrom", str(iso), "-boot", "d"]
    if not kernel:
        return []
    arguments = ["-kernel", str(kernel)]
    if initrd:
        arguments += ["-initrd", str(initrd)]
    return arguments + (["-append", append] if append else [])


def machine_arguments(memory=256, smp=1, cpu="max", icount=None, debug_exit=True):
    """The machine itself; icount = 2^n nanoseconds an instruction, the same in each run.

    Without debug_exit the guest cannot end the emulator: a panic stays on the screen.
    """
    arguments = ["-machine", "pc", "-cpu", cpu, "-m", str(memory), "-smp", str(smp), "-nodefaults",
                 "-no-user-config", "-vga", "std", "-no-reboot"]
    if debug_exit:
        arguments += ["-device", "isa-debug-exit,iobase=0xf4,iosize=4"]
    if icount is not None:
        arguments += ["-icount", f"shift={icount},sleep=off", "-rtc", "base=2024-01-01,clock=vm"]
    return arguments


def screen_size(append):
    """What the kernel line asks for, else what the kernel takes."""
    asked = re.search(r"video=(\d+)x(\d+)", append)
    return (int(asked[1]), int(asked[2])) if asked else (1024, 768)


class Qemu:
    def __init__(self, memory=256, smp=1, cpu="max", icount=None, display="none", output=None,
                 log=None, extra=(), debug_exit=True, typed=False, **boot):
        """boot: see boot_arguments; output, log: called with the bytes of COM2 and COM1.

        typed: COM2 goes both ways, type_line writes on it.
        """
        self.screen = screen_size(boot.get("append", ""))
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="transom-"))
        self.buttons = set()
        log_read, log_write = os.pipe()
        out_read, out_write = os.pipe()
        self._qmp, theirs = socket.socketpair()
        passed = (log_write, out_write, theirs.fileno())
        com2 = ["-serial", f"file:/dev/fd/{out_write}"]
        if typed:
            self._line, other = socket.socketpair()
            os.close(out_read)
            os.close(out_write)
            out_read, out_write = os.dup(self._line.fileno()), other.detach()
            passed = (log_write, out_write, theirs.fileno())
            com2 = ["-chardev", f"socket,id=com2,fd={out_write}", "-serial", "chardev:com2"]
        self.command_line = [
            PROGRAM, *machine_arguments(memory, smp, cpu, icount, debug_exit),
            "-display", display,
            "-serial", f"file:/dev/fd/{log_write}", *com2,
            "-chardev", f"socket,id=qmp,fd={theirs.fileno()}", "-mon", "chardev=qmp,mode=control",
            *extra, *boot_arguments(**boot)]
        with open(self.folder / "errors", "wb") as errors:
            self.process = subprocess.Popen(self.command_line, pass_fds=passed, stderr=errors,
                                            stdin=subprocess.DEVNULL, stdout=errors,
                                            preexec_fn=die_with_parent)
        for fd in passed[:2]:
            os.close(fd)
        theirs.close()
        self.log = Stream(log_read, "kernel log", log, PANIC)
        self.output = Stream(out_read, "program output", output)
        self._replies = self._qmp.makefile("r")
        self._greet()

    def _greet(self):
        try:
            self._replies.readline()
            self.command("qmp_capabilities")
            thread = self.command("query-cpus-fast")[0]["thread-id"]
            self._processor = pathlib.Path(f"/proc/{self.process.pid}/task/{thread}")
        except (OSError, RuntimeError):
            self.process.wait()
            raise RuntimeError("QEMU did not start:\n" + (self.folder / "errors").read_text()) from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.quit()

    def command(self, name, **arguments):
        """One QMP command; its result. Events that come between are dropped."""
        request = {"execute": name, "arguments": arguments}
        self._qmp.sendall(json.dumps(request).encode() + b"\n")
        while line := self._replies.readline():
            reply = json.loads(line)
            if "return" in reply:
                return reply["return"]
            if "error" in reply:
                raise RuntimeError(f"{name}: {reply['error']['desc']}")
        raise RuntimeError(f"{name}: QEMU ended")

    def picture(self):
        path = self.folder / "screen.ppm"
        self.command("screendump", filename=str(path))
        return Picture.read_ppm(path)

    def type_line(self, text):
        """Bytes into COM2 (typed=True)."""
        self._line.sendall(text.encode())

    def _of_processor(self, file):
        """What the host says of the thread that runs the guest's first processor; "" when it ended."""
        try:
            return (self._processor / file).read_text()
        except OSError:
            return ""

    def _ran(self):
        """Nanoseconds that it has run."""
        return int((self._of_processor("schedstat") or "0").split()[0])

    def _let_take(self, begun):
        """Wait until the guest has had time to take what came: it has run, or it rests again.

        On a busy host it may not run for longer than KEY_PACE, and what is typed then is lost.
        """
        time.sleep(KEY_PACE)
        rests = 0
        while rests < 2 and self._ran() - begun < ENOUGH:
            state = self._of_processor("stat").rpartition(")")[2].strip()[:1]
            rests = rests + 1 if state in "S" else 0  # also when there is none any more
            time.sleep(0.001)

    # Keyboard

    def _events(self, *events):
        self.command("input-send-event", events=list(events))

    def key(self, name, down):
        self._events({"type": "key", "data": {"down": down, "key": {
            "type": "qcode", "data": keys.code(name)}}})

    def press(self, *names):
        """Press the keys together (press("ctrl", "alt", "b")) and let them go."""
        for name in names:
            self.key(name, True)
        begun = self._ran()
        for name in reversed(names):
            self.key(name, False)
        self._let_take(begun)

    def type(self, text):
        for character in text:
            self.press(*keys.chord(character))

    # Mouse

    def move(self, x, y):
        """Put the pointer on a pixel of the screen, through the absolute device."""
        width, height = self.screen
        self._events(*({"type": "abs", "data": {"axis": axis, "value": (at * 32768 + 16384) // size}}
                       for axis, at, size in (("x", x, width), ("y", y, height))))

    def move_by(self, dx, dy):
        """Move the pointer as a PS/2 mouse does."""
        self._events(*({"type": "rel", "data": {"axis": axis, "value": step}}
                       for axis, step in (("x", dx), ("y", dy))))

    def button(self, down, name="left"):
        self._events({"type": "btn", "data": {"down": down, "button": name}})

    def click(self, x, y, name="left"):
        self.move(x, y)
        self.button(True, name)
        self.button(False, name)

    def drag(self, x0, y0, x1, y1, steps=16):
        self.move(x0, y0)
        self.button(True)
        for i in range(1, steps + 1):
            self.move(x0 + (x1 - x0) * i // steps, y0 + (y1 - y0) * i // steps)
            self._let_take(self._ran())
        self.button(False)

    def wheel(self, notches):
        name = "wheel-up" if notches > 0 else "wheel-down"
        for _ in range(abs(notches)):
            self.button(True, name)
            self.button(False, name)

    # The end

    def wait_end(self, timeout=60):
        """Wait until the guest ended the emulator; the guest's status (debug-exit device) or None."""
        code = self.process.wait(timeout)
        self.log.join()
        self.output.join()
        return code >> 1 if code & 1 else None

    def quit(self):
        if self.process.poll() is None:
            try:
                self.command("quit")
                self.process.wait(5)
            except (RuntimeError, OSError, subprocess.TimeoutExpired):
                self.process.kill()
        self.process.wait()
        self.log.join()
        self.output.join()
        self._replies.close()
        self._qmp.close()
        shutil.rmtree(self.folder, ignore_errors=True)
