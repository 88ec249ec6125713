"""What the tools hear of a guest (tools/transom/stream.py)."""

import os

import pytest
from transom.stream import Missing, Stream


def test_half_a_line_is_no_line():
    read, write = os.pipe()
    stream = Stream(read, "guest")
    os.write(write, b"run: exit status -1")
    with pytest.raises(Missing):
        stream.wait(r"exit status (-?\d+)$", 0.2)
    os.write(write, b"001\n")
    assert stream.wait(r"exit status (-?\d+)$", 5)[1] == "-1001"
    os.close(write)
    stream.join()
