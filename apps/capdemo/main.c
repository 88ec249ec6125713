/*
 * apps/capdemo/main.c - Capabilities: a lamp that only those can switch who were given it.
 *
 *	capdemo		the owner, which starts the others
 *	capdemo NUMBER	a holder, with its ticket as handle TICKET
 */
#include <stdio.h>
#include <stdlib.h>
#include "capdemo.h"

int main(int argc, char **argv)
{
	uint32_t number = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) % PEOPLE : 0;
	bool good = window_create(number, number ? holder_buttons : owner_buttons,
				  number ? &holder_calls : &owner_calls);

	if (good && number && !holder_begin()) {
		fprintf(stderr, "capdemo: there is no owner\n");
		return 1;
	}
	return good ? GuiRun() : 1;
}
