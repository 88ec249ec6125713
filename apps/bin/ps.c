/* apps/bin/ps.c - the processes there are. */
#include <string.h>
#include <unistd.h>
#include "lib/processes.h"
#include "lib/tool.h"

int main(int argc, char **argv)
{
	static struct processes all;
	int c;

	tool_begin(argv, "ps [-Aaef] [aux]");
	while ((c = getopt(argc, argv, "Aaefx")) != -1)
		if (c == '?') /* the others are habits: all are shown anyhow */
			tool_usage();
	if (optind < argc && strspn(argv[optind], "aux") != strlen(argv[optind]))
		tool_usage();
	processes_list(&all);
	printf("%10s %10s %8s %8s %10s  %s\n", "PROCESS", "PARENT", "THREADS", "KIB", "TIME",
	       "NAME");
	for (uint32_t i = 0; i < all.count; i++) {
		const struct proc_info *p = &all.list[i];
		unsigned long ms = (unsigned long)(p->time_ns / 1000000);

		printf("%10lu %10lu %8lu %8lu %6lu.%03lu  %s\n", (unsigned long)p->process,
		       (unsigned long)p->parent, (unsigned long)p->threads,
		       (unsigned long)p->pages * 4, ms / 1000, ms % 1000, tool_shown(p->name));
	}
	return tool_end();
}
