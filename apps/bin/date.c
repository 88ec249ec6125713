/* apps/bin/date.c - the time: as people write it, or in a format of strftime. */
#include <time.h>
#include <unistd.h>
#include "lib/tool.h"

int main(int argc, char **argv)
{
	const char *format = "%a %e %b %Y %H:%M:%S";
	time_t now = time(NULL);
	char text[256];

	tool_begin(argv, "date [-u] [+FORMAT]");
	if (getopt(argc, argv, "u") == '?' || argc - optind > 1)
		tool_usage();
	if (optind < argc && argv[optind][0] != '+')
		tool_usage();
	if (optind < argc)
		format = argv[optind] + 1;
	if (strftime(text, sizeof(text), format, gmtime(&now)) || !*format)
		puts(*format ? text : "");
	return tool_end();
}
