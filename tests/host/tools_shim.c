/* tests/host/tools_shim.c - the terminal that the shell's programs do not have on the build
 * machine. */
#include "tty.h"

int TtyGetSize(uint32_t *columns, uint32_t *rows)
{
	(void)columns;
	(void)rows;
	return -1;
}
