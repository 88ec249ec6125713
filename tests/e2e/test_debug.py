"""tools/debug: GDB stops in a program and knows the system around it."""

import re
import subprocess

from transom import ROOT

SCRIPT = """\
break WndPresent
continue
backtrace 1
tm-threads
tm-processes
tm-windows
tm-trace 5
help tm-queue
"""


def test_gdb_commands(tmp_path):
    script = tmp_path / "script.gdb"
    script.write_text(SCRIPT)
    done = subprocess.run([ROOT / "tools/debug", "test_paint", "--append", "desktop=0", "--script",
                           script], capture_output=True, text=True, timeout=120,
                          stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    for words in (r"Breakpoint 1, .*WndPresent", r"#0 .*WndPresent", r"running +\d+ test_paint",
                  r"sleeping +\d+ kernel +compositor", r"^ +[0-9a-f]+ +[0-9a-f]+ +\d+ test_paint",
                  r"^ +[0-9a-f]+ +-?\d+ +-?\d+ +\d+ +\d+", r"spawn +stamp", r"tm-queue THREAD - "):
        assert re.search(words, done.stdout, re.MULTILINE), f"no {words} in:\n{done.stdout}"
