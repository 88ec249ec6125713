/*
 * apps/capdemo/main.c - Capabilities: a lamp that only those can switch who were given it.
 *
 *	capdemo		the owner, which starts the others
 *	capdemo NUMBER FAMILY	a holder, with its ticket as handle TICKET; the owner's process
 */
#include <stdio.h>
#include <stdlib.h>
#include "capdemo.h"
#include "proc.h"

int main(int argc, char **argv)
{
	uint32_t number = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) % PEOPLE : 0;
	uint32_t family = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : ProcGetId();
	bool good = window_create(number, family, number ? &holder_calls : &owner_calls);

	if (good && number && !holder_begin()) {
		fprintf(stderr, "capdemo: there is no owner\n");
		return 1;
	}
	return good ? GuiRun() : 1;
}
