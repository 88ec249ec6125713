/* lib/user/spawn.c - programs from a path and an argv, with the caller's environment. */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "abi/limits.h"
#include "files.h"
#include "handle.h"
#include "proc.h"
#include "tty.h"

struct texts {
	char *to;
	uint32_t size, used, most; /* bytes, and how many texts there may be */
};

/* Each with its end. */
static int collect(struct texts *t, const char *const *texts)
{
	for (uint32_t count = 0; texts && texts[count]; count++) {
		uint32_t length = (uint32_t)strlen(texts[count]) + 1;

		if (count == t->most || length > t->size - t->used)
			return -E2BIG;
		memcpy(t->to + t->used, texts[count], length);
		t->used += length;
	}
	return 0;
}

int ProcStartWith(const char *path, const char *const *argv, const int *handles, uint32_t count)
{
	char args[SPAWN_ARGS_BYTES_MAX], env[SPAWN_ENV_BYTES_MAX];
	struct texts a = {args, sizeof args, 0, SPAWN_ARGS_MAX};
	struct texts e = {env, sizeof env, 0, SPAWN_ENV_MAX};
	struct spawn spawn = {.size = sizeof spawn,
			      .path = path,
			      .handles = handles,
			      .handle_count = count,
			      .args = args,
			      .environment = env};
	int error = collect(&a, argv);

	if (!error)
		error = collect(&e, (const char *const *)environ);
	if (error)
		return error;
	if (!a.used)
		spawn.args = NULL;
	spawn.args_size = a.used;
	spawn.environment_size = e.used;
	return ProcSpawn(&spawn);
}

/* One that cannot be given away is left out. */
static int given(int handle)
{
	uint32_t rights = 0;

	return HandleQuery(handle, &rights) == 0 && rights & RIGHT_TRANSFER ? handle : HANDLE_NONE;
}

/* What is behind the standard descriptors now, and the terminal. */
int ProcStart(const char *path, const char *const *argv)
{
	int handles[HANDLE_TTY], count = HANDLE_STDERR;

	for (int fd = 0; fd < HANDLE_STDERR; fd++)
		handles[fd] = given(fd_handle(fd));
	if (TtyHandle() > 0)
		handles[count++] = given(HANDLE_TTY);
	return ProcStartWith(path, argv, handles, count);
}
