/* tests/guest/echo_status.c - says its arguments and ends with the first as its status; `wait` does
 * not end. What tests/e2e/test_run_guest.py runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "thr.h"

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		puts(argv[i]);
	fflush(stdout);
	if (argc > 1 && !strcmp(argv[1], "wait"))
		ThrSleep(WAIT_FOREVER);
	return argc > 1 ? atoi(argv[1]) : 0;
}
