/*
 * tests/host/ram_shim.h - pages for host tests of the file system in memory: counted, and the n-th
 * from now on is refused when told. A panic ends the test.
 */
#ifndef TESTS_RAM_SHIM_H
#define TESTS_RAM_SHIM_H

#include <stdio.h>
#include <stdlib.h>
#include "fs/ram_data.h"
#include "kernel/panic.h"

static unsigned int ram_shim_fail;
static int ram_shim_pages;

void panic(const char *format, ...)
{
	printf("# panic: %s\n", format);
	abort();
}

void *ram_page_alloc(void)
{
	if (ram_shim_fail && --ram_shim_fail == 0)
		return NULL;
	ram_shim_pages++;
	return calloc(1, RAM_PAGE);
}

void ram_page_free(void *page)
{
	ram_shim_pages--;
	free(page);
}

#endif
