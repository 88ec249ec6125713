/* screen.c - programs that show the same again and again on the whole terminal, until q. */
#include "screen.h"
#include <errno.h>
#include <stdio.h>
#include "fs.h"
#include "thr.h"
#include "tty.h"

#define CTRL_C 3

static int mode;

void screen_begin(void)
{
	mode = TtySetMode(TTY_NEWLINE);
	fputs("\033[?1049h\033[?25l\033[?7l", stdout);
}

void screen_end(void)
{
	fputs("\033[?7h\033[?25h\033[?1049l", stdout);
	fflush(stdout);
	if (mode >= 0)
		TtySetMode((uint32_t)mode);
}

bool screen_wait(uint32_t milliseconds)
{
	static struct fileop op = {.status = 1};
	static char key;
	struct tty_message notice;
	int handles[2], tty = TtyHandle(), done;

	if (!op.event)
		op.event = EvtCreate(0);
	if (op.status != -EINPROGRESS && FsRead(HANDLE_STDIN, &key, 1, FILE_PARTIAL, &op) < 0)
		return false;
	handles[0] = op.event;
	handles[1] = tty;
	done = ThrWaitMultiple(handles, tty > 0 ? 2 : 1, WAIT_ANY, milliseconds);
	if (done == 1)
		return TtyNotice(&notice, 0) >= 0;
	if (done < 0)
		return true;
	return op.status == 0 && op.bytes && key != 'q' && key != CTRL_C;
}
