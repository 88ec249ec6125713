/* apps/messages/names.c - names of programs, remembered beyond their end; times in words. */
#include <stdio.h>
#include "handle.h"
#include "messages.h"
#include "proc.h"

#define NAMES 64

static struct name {
	uint32_t process;
	char text[PROCESS_NAME_MAX + 12];
} names[NAMES];

static bool ask(uint32_t process, struct name *name)
{
	struct proc_info info;
	int handle = ProcOpen(process, RIGHT_READ), error;

	if (handle < 0)
		return false;
	error = ProcQuery(handle, &info);
	HandleClose(handle);
	if (error < 0)
		return false;
	name->process = process;
	snprintf(name->text, sizeof(name->text), "%s %lu", info.name, (unsigned long)process);
	return true;
}

const char *process_name(uint32_t process)
{
	struct name *name = &names[process % NAMES];

	if (!process)
		return "kernel";
	if (name->process == process || ask(process, name))
		return name->text;
	name->process = 0; /* it ended before we could ask */
	snprintf(name->text, sizeof(name->text), "process %lu", (unsigned long)process);
	return name->text;
}

void time_text(char *text, size_t size, uint64_t ns)
{
	if (ns < 1000000)
		snprintf(text, size, "%lu.%lu \xc2\xb5s", (unsigned long)(ns / 1000),
			 (unsigned long)(ns / 100 % 10));
	else
		snprintf(text, size, "%lu.%lu ms", (unsigned long)(ns / 1000000),
			 (unsigned long)(ns / 100000 % 10));
}

void clock_text(char *text, size_t size, uint64_t ns)
{
	snprintf(text, size, "%lu.%06lu", (unsigned long)(ns / 1000000000),
		 (unsigned long)(ns / 1000 % 1000000));
}
