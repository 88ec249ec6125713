/* tests/guest/tty_here.c - a program in a terminal that says its size, and lines and notices as
 * they come. What tests/e2e/test_console.py runs. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "fs.h"
#include "thr.h"
#include "tty.h"

static int *volatile nowhere = (int *)0x10;

static void say(const char *text)
{
	FsWriteSync(HANDLE_STDOUT, text, strlen(text));
}

static void say_size(void)
{
	uint32_t columns = 0, rows = 0;
	char text[80];
	int error = TtyGetSize(&columns, &rows);

	snprintf(text, sizeof(text), "size %u x %u, status %d\n", (unsigned)columns, (unsigned)rows,
		 error);
	say(text);
}

static void on_notice(void)
{
	struct tty_message m;

	while (TtyNotice(&m, 0) == 1) {
		if (m.code == TTY_INTERRUPT)
			say("interrupted\n");
		else if (m.code == TTY_SIZE)
			say_size();
	}
}

/* Writes until it is interrupted. */
static void flood(void)
{
	static char text[64 * 64];
	struct tty_message m = {0};

	memset(text, '#', sizeof(text));
	for (int i = 63; i < (int)sizeof(text); i += 64)
		text[i] = '\n';
	while (TtyNotice(&m, 0) != 1 || m.code != TTY_INTERRUPT)
		FsWriteSync(HANDLE_STDOUT, text, sizeof(text));
	say("stopped\n");
}

/* False: the input has ended. */
static bool on_line(void)
{
	char line[256], text[300];
	int got = FsReadSync(HANDLE_STDIN, line, sizeof(line) - 1, FILE_PARTIAL);

	if (got <= 0)
		return false;
	line[got] = '\0';
	line[strcspn(line, "\n")] = '\0';
	if (!strcmp(line, "crash"))
		*nowhere = 1;
	if (!strcmp(line, "flood"))
		flood();
	snprintf(text, sizeof(text), "<%s>\n", line);
	say(text);
	return true;
}

int main(void)
{
	const int handles[] = {HANDLE_STDIN, HANDLE_TTY};
	bool more = true;

	say("\033]0;Here\a\033[1mready\033[0m \033[32mgreen\033[0m \033[7minverse\033[0m\n");
	say_size();
	while (more) {
		int i = ThrWaitMultiple(handles, 2, WAIT_ANY, WAIT_FOREVER);

		if (i == 0)
			more = on_line();
		else if (i == 1)
			on_notice();
		else
			more = false;
	}
	say("the end\n");
	return 0;
}
