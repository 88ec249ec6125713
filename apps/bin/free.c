/* apps/bin/free.c - memory: all, used, free; what the kernel's heap takes of it. */
#include <unistd.h>
#include "lib/tool.h"
#include "sys.h"

/* -h: in the unit in which all of it is a number of few digits. */
static unsigned fitting_shift(unsigned long kib)
{
	return kib < 10240 ? 0 : kib < 10485760 ? 10 : 20;
}

int main(int argc, char **argv)
{
	static const char *const units[] = {"KiB", "MiB", "GiB"};
	struct sys_info info = {0};
	unsigned long total, unused;
	unsigned shift = 0;
	bool fitting = false;
	int c;

	tool_begin(argv, "free [-kmgh]");
	while ((c = getopt(argc, argv, "kmgh")) != -1) {
		if (c == '?')
			tool_usage();
		fitting = c == 'h';
		shift = c == 'm' ? 10 : c == 'g' ? 20 : 0;
	}
	if (optind < argc)
		tool_usage();
	SysInfo(&info, sizeof(info));
	total = info.pages_total * 4ul;
	unused = info.pages_free * 4ul;
	if (fitting)
		shift = fitting_shift(total);
	printf("%-8s %10s %10s %10s %12s\n", units[shift / 10], "total", "used", "free",
	       "kernel heap");
	printf("%-8s %10lu %10lu %10lu %12lu\n", "memory", total >> shift,
	       (total - unused) >> shift, unused >> shift,
	       ((unsigned long)info.heap_bytes / 1024) >> shift);
	return tool_end();
}
