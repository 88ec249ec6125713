/* apps/bin/post.c - puts a message into the queue of a window. */
#include <unistd.h>
#include "lib/letter.h"
#include "lib/tool.h"
#include "wnd.h"

int main(int argc, char **argv)
{
	struct letter l;
	int error;

	tool_begin(argv, "post WINDOW CODE [P0 [P1 [P2]]]");
	(void)argc;
	if (!letter_read(&l, argv + 1))
		return tool_end();
	error = WndPostMessage(l.window, l.code, l.params[0], l.params[1], l.params[2]);
	if (error < 0)
		letter_failed(argv[1], error);
	return tool_end();
}
