/*
 * apps/bin/shutdown.c - ends the session: the desktop asks the user and then all programs.
 *
 * -f switches off at once, -r starts anew, without asking anybody; both need the right to.
 */
#include <errno.h>
#include <unistd.h>
#include "lib/tool.h"
#include "msg.h"
#include "sys.h"
#include "wnd.h"

#define REQUEST "transom.end-session" /* to the desktop's window */

static int ask(void)
{
	uint32_t root = WndGetRoot();

	return root ? WndPostMessage(root, MsgRegister(REQUEST), 0, 0, 0) : -ENOENT;
}

int main(int argc, char **argv)
{
	int c, error, how = -1;

	tool_begin(argv, "shutdown [-f | -r]");
	while ((c = getopt(argc, argv, "fr")) != -1) {
		if (c == '?')
			tool_usage();
		how = c == 'f' ? SHUTDOWN_POWEROFF : SHUTDOWN_REBOOT;
	}
	if (optind < argc)
		tool_usage();
	error = how < 0 ? ask() : SysShutdown((uint32_t)how);
	if (error == -ENOENT) {
		tool_complain("there is no desktop to ask; -f switches off");
	} else if (error < 0) {
		errno = -error;
		tool_error("the system");
	}
	return tool_end();
}
