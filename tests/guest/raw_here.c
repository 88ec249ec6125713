/*
 * tests/guest/raw_here.c - prints the bytes of keyboard and mouse as they come, until Escape goes
 * up. What tests/e2e/test_raw.py runs.
 */
#include <stdbool.h>
#include <stdio.h>
#include "fs.h"
#include "thr.h"

#define ESCAPE_UP 0x81 /* scan code, set 1 */

static const char *const names[] = {"keyboard", "mouse"};

int main(void)
{
	int handles[] = {FsOpen("/System/Devices/keyboard", FS_READ),
			 FsOpen("/System/Devices/mouse", FS_READ)};
	unsigned char byte = 0;

	puts("raw: ready");
	fflush(stdout);
	while (byte != ESCAPE_UP) {
		int which = ThrWaitMultiple(handles, 2, 0, WAIT_FOREVER);

		if (which < 0 || FsReadSync(handles[which], &byte, 1, 0) != 1)
			return 1;
		printf("raw: %s %02x\n", names[which], byte);
		fflush(stdout);
	}
	return 0;
}
