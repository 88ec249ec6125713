"""What a guest says on a serial line: collected by a thread, waited for with a deadline."""

import os
import re
import threading
import time


class Missing(AssertionError):
    """The awaited text did not come: the deadline passed or the guest ended."""


GRACE = 2  # seconds a guest gets to say the rest after its fatal word


class Stream:
    """Reads a file descriptor to its end; calls sink(bytes) with each piece, if there is one.

    Nobody waits long for other words once the guest has said the fatal one.
    """

    def __init__(self, fd, name, sink=None, fatal=None):
        self.name = name
        self.fatal = fatal
        self.data = b""
        self.ended = False
        self._fd = fd
        self._sink = sink
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        while True:
            piece = os.read(self._fd, 65536)
            if piece and self._sink:
                self._sink(piece)
            with self._changed:
                self.data += piece
                self.ended = not piece
                self._changed.notify_all()
            if not piece:
                os.close(self._fd)
                return

    @property
    def text(self):
        return self.data.decode("utf-8", "replace").replace("\r\n", "\n")

    def wait(self, pattern, timeout=60, start=0):
        """The first match of the regular expression at or after start; Missing if it does not come.

        A $ at the end means the end of a line that is whole: half a number must not count.
        """
        whole = re.sub(r"(?<!\\)\$$", r"(?=\\n)", pattern)
        expression = re.compile(whole, re.MULTILINE)
        deadline = time.monotonic() + timeout
        with self._changed:
            while True:
                found = expression.search(self.text, start)
                if found:
                    return found
                if self.fatal and self.fatal in self.text:
                    deadline = min(deadline, time.monotonic() + GRACE)
                left = deadline - time.monotonic()
                if self.ended or left <= 0:
                    why = "the guest ended" if self.ended else f"waited {timeout} s"
                    tail = "\n".join(self.text.splitlines()[-25:])
                    raise Missing(f"{self.name}: no {pattern!r} ({why}). It ends:\n{tail}")
                self._changed.wait(left)

    def join(self, timeout=10):
        """Wait for the end of the stream."""
        self._thread.join(timeout)
