/* apps/bin/free.c - memory: all, used, free; what the kernel's heap takes of it. */
#include <unistd.h>
#include "lib/tool.h"
#include "sys.h"

int main(int argc, char **argv)
{
	struct sys_info info = {0};
	unsigned long total, unused;

	tool_begin(argv, "free");
	if (getopt(argc, argv, "") != -1 || optind < argc)
		tool_usage();
	SysInfo(&info, sizeof(info));
	total = info.pages_total * 4ul;
	unused = info.pages_free * 4ul;
	printf("%-8s %10s %10s %10s %12s\n", "KiB", "total", "used", "free", "kernel heap");
	printf("%-8s %10lu %10lu %10lu %12lu\n", "memory", total, total - unused, unused,
	       (unsigned long)info.heap_bytes / 1024);
	return tool_end();
}
