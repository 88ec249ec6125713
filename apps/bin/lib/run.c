/* apps/bin/lib/run.c - starts a program found by its name. */
#include "run.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "handle.h"
#include "proc.h"
#include "thr.h"
#include "tool.h"

#define USUAL_PATH "/System/Boot/bin"

/* In the folders of PATH, one after the other. A handle, or an error. */
static int start(char **argv)
{
	const char *path = getenv("PATH");
	int result = -ENOENT;

	if (strchr(argv[0], '/'))
		return ProcStart(argv[0], (const char *const *)argv);
	for (path = path && *path ? path : USUAL_PATH; path && result == -ENOENT;) {
		const char *end = strchr(path, ':');
		size_t length = end ? (size_t)(end - path) : strlen(path);
		char *folder = strndup(path, length), *file;

		if (!folder)
			return -ENOMEM;
		file = tool_join(folder, argv[0]);
		result = ProcStart(file, (const char *const *)argv);
		free(file);
		free(folder);
		path = end ? end + 1 : NULL;
	}
	return result;
}

int run_program(char **argv)
{
	int child = start(argv);
	struct proc_info info;

	if (child < 0) {
		errno = -child;
		tool_error(argv[0]);
		return child == -ENOENT ? 127 : 126;
	}
	ThrWaitHandle(child, WAIT_FOREVER);
	ProcQuery(child, &info);
	HandleClose(child);
	return info.status;
}
