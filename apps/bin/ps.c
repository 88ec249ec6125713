/* apps/bin/ps.c - the processes there are. */
#include <unistd.h>
#include "lib/processes.h"
#include "lib/tool.h"

int main(int argc, char **argv)
{
	static struct processes all;

	tool_begin(argv, "ps");
	if (getopt(argc, argv, "") != -1 || optind < argc)
		tool_usage();
	processes_list(&all);
	printf("%10s %10s %8s %8s %10s  %s\n", "PROCESS", "PARENT", "THREADS", "KIB", "TIME",
	       "NAME");
	for (uint32_t i = 0; i < all.count; i++) {
		const struct proc_info *p = &all.list[i];
		unsigned long ms = (unsigned long)(p->time_ns / 1000000);

		printf("%10lu %10lu %8lu %8lu %6lu.%03lu  %s\n", (unsigned long)p->process,
		       (unsigned long)p->parent, (unsigned long)p->threads,
		       (unsigned long)p->pages * 4, ms / 1000, ms % 1000, p->name);
	}
	return tool_end();
}
