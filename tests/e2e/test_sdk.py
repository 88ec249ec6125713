"""build/sdk: programs made outside the tree, with nothing but the SDK."""

import shutil
import subprocess

from transom import BUILD, ROOT

SDK = BUILD / "sdk"
PROGRAM = r"""
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include "thr.h"

static int twice(void *n)
{
	return 2 * *(int *)n;
}

int main(int argc, char **argv)
{
	int n = 21, thread = ThrStart(twice, &n, 0);
	struct thr_info info;

	ThrWaitHandle(thread, WAIT_FOREVER);
	ThrQuery(thread, &info);
	printf("%s %d %.3f %d\n", argv[1], argc, sqrt(argc), errno);
	return info.status;
}
"""

NAMED = r"""
#include <stdio.h>
#include "gui.h"

static int on_button(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	printf("pressed\n");
	GuiQuit(0);
	return 1;
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Names", 200, 100);
	struct gui_element *button = GuiButtonCreate(window, "Press");

	GuiSetHandler(button, on_button);
	GuiTextboxCreate(window, "text");
	GuiSend(button, MSG_GUI_PRESS, 0, 0, 0);
	return GuiRun();
}
"""


def compile_with_sdk(sdk, folder, *arguments):
    subprocess.run([sdk / "bin/transom-cc", *arguments], cwd=folder, check=True)


def test_program_from_one_file(tmp_path):
    sdk = tmp_path / "a copied sdk"
    shutil.copytree(SDK, sdk)
    (tmp_path / "mine.c").write_text(PROGRAM)
    compile_with_sdk(sdk, tmp_path, "-O2", "-Wall", "-Werror", "-o", "mine", "mine.c", "-lm")
    done = subprocess.run([ROOT / "tools/run-guest", "--no-desktop", tmp_path / "mine", "word"],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
    assert (done.returncode, done.stdout.split()) == (42, ["word", "2", "1.414", "0"])


def test_a_program_may_call_its_functions_what_it_likes(tmp_path):
    """Also what functions inside the toolkit are called: neither is taken for the other."""
    names = [line.split()[0] for line in (BUILD / "lib/own.names").read_text().splitlines()]
    assert {"notify", "result", "mouse_x", "utf8_next"} <= set(names)
    text = "".join(f"int {name}(void);\nint {name}(void) {{ for (;;) ; }}\n" for name in names)
    (tmp_path / "mine.c").write_text(text + NAMED)
    compile_with_sdk(SDK, tmp_path, "-O2", "-o", "mine", "mine.c")
    done = subprocess.run([ROOT / "tools/run-guest", tmp_path / "mine"], capture_output=True,
                          text=True, stdin=subprocess.DEVNULL, timeout=120)
    assert (done.returncode, done.stdout) == (0, "pressed\n")


def test_template(tmp_path):
    shutil.copytree(SDK / "template", tmp_path / "mine")
    subprocess.run(["make", "-C", tmp_path / "mine", f"SDK={SDK}"], check=True)
    headers = subprocess.run(["readelf", "-lW", tmp_path / "mine/hello"], capture_output=True,
                             text=True, check=True).stdout
    assert "INTERP" not in headers and "RWE" not in headers
    assert len((SDK / "template/Makefile").read_text().splitlines()) <= 10


def test_tutorial(tmp_path):
    """The program of docs/toolkit.md, made outside the tree: rung by a second process of itself."""
    shutil.copytree(SDK / "tutorial", tmp_path / "bell")
    subprocess.run(["make", "-C", tmp_path / "bell", f"SDK={SDK}"], check=True)
    done = subprocess.run([ROOT / "tools/run-guest", tmp_path / "bell/bell", "check"],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
