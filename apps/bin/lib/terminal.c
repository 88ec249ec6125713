/* apps/bin/lib/terminal.c - what standard output is. */
#include "terminal.h"
#include <unistd.h>
#include "tty.h"

#define WIDTH 80 /* of a terminal that does not say */

int terminal_columns(void)
{
	uint32_t columns, rows;

	if (!isatty(STDOUT_FILENO))
		return 0;
	return TtyGetSize(&columns, &rows) == 0 && columns ? (int)columns : WIDTH;
}
