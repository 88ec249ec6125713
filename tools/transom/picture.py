"""A picture of the screen: 24-bit pixels, read from PPM or raw memory, written as PNG."""

import struct
import zlib


class Picture:
    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, data

    @classmethod
    def read_ppm(cls, path):
        with open(path, "rb") as file:
            assert file.readline() == b"P6\n"
            line = file.readline()
            while line.startswith(b"#"):
                line = file.readline()
            width, height = map(int, line.split())
            file.readline()
            return cls(width, height, file.read(width * height * 3))

    @classmethod
    def from_bgrx(cls, width, height, raw):
        """From the bytes of a 32-bit linear framebuffer."""
        data = bytearray(width * height * 3)
        for channel in range(3):
            data[channel::3] = raw[2 - channel : width * height * 4 : 4]
        return cls(width, height, bytes(data))

    def write_png(self, path):
        def chunk(kind, body):
            return (struct.pack(">I", len(body)) + kind + body
                    + struct.pack(">I", zlib.crc32(kind + body)))

        step = self.width * 3
        rows = b"".join(b"\0" + self.data[y * step : (y + 1) * step] for y in range(self.height))
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)))
            file.write(chunk(b"IDAT", zlib.compress(rows, 6)))
            file.write(chunk(b"IEND", b""))

    def pixel(self, x, y):
        at = (y * self.width + x) * 3
        return tuple(self.data[at : at + 3])

    def crop(self, x, y, width, height):
        step = self.width * 3
        rows = (self.data[(y + i) * step + x * 3 : (y + i) * step + (x + width) * 3]
                for i in range(height))
        return Picture(width, height, b"".join(rows))

    def colours(self):
        """How many different colours there are."""
        return len({self.data[i : i + 3] for i in range(0, len(self.data), 3)})

    def find(self, colour):
        """The place of the first pixel of that colour, or None."""
        wanted, at = bytes(colour), -1
        while (at := self.data.find(wanted, at + 1)) >= 0:
            if at % 3 == 0:
                return at // 3 % self.width, at // 3 // self.width
        return None

    def differences(self, other):
        """The bounding box (x, y, width, height) of the pixels that differ, or None."""
        assert (self.width, self.height) == (other.width, other.height)
        if self.data == other.data:
            return None
        step = self.width * 3
        rows = [y for y in range(self.height)
                if self.data[y * step : (y + 1) * step] != other.data[y * step : (y + 1) * step]]
        columns = [x for y in rows for x in range(self.width)
                   if self.pixel(x, y) != other.pixel(x, y)]
        return (min(columns), rows[0], max(columns) - min(columns) + 1, rows[-1] - rows[0] + 1)

    def __eq__(self, other):
        return (self.width, self.height, self.data) == (other.width, other.height, other.data)
