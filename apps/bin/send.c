/* apps/bin/send.c - sends a message to a window, waits for what it answers and prints that. */
#include <unistd.h>
#include "lib/letter.h"
#include "lib/tool.h"
#include "wnd.h"

#define WAIT_MS 5000

int main(int argc, char **argv)
{
	uint32_t timeout = WAIT_MS, result = 0;
	struct letter l;
	int c, error;

	tool_begin(argv, "send [-t MILLISECONDS] WINDOW CODE [P0 [P1 [P2]]]");
	while ((c = getopt(argc, argv, "+t:")) != -1) {
		if (c == '?')
			tool_usage();
		timeout = (uint32_t)tool_number(optarg);
	}
	if (!letter_read(&l, argv + optind))
		return tool_end();
	error = WndSendMessage(l.window, l.code, l.params[0], l.params[1], l.params[2], timeout,
			       &result);
	if (error < 0)
		letter_failed(argv[optind], error);
	else
		printf("%lu\n", (unsigned long)result);
	return tool_end();
}
