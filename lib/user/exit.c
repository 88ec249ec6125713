/* lib/user/exit.c - the end of a program, as the C library asks for it. */
#include <errno.h>
#include <unistd.h>
#include "files.h"
#include "proc.h"

void _exit(int status)
{
	ProcExit(status);
}

int _getpid(void)
{
	return ProcGetId();
}

/* A signal can only end the caller: abort and raise come here. */
int _kill(int process, int signal)
{
	if (process == _getpid() && signal)
		ProcExit(128 + signal);
	return result(-EINVAL);
}
