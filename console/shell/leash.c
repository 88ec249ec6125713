/* console/shell/leash.c - a shell and the shells it has started. */
#include <stddef.h>
#include <stdint.h>
#include "fs.h"
#include "handle.h"
#include "leash.h"
#include "memory.h"
#include "port.h"
#include "thr.h"

void leashes_init(struct leashes *leashes, int above)
{
	struct fs_info info;

	*leashes = (struct leashes){0};
	if (above && FsQueryHandle(above, &info) == 0 && info.type == FS_TYPE_PORT)
		leashes->above = above;
}

struct leash *leash_open(struct leashes *leashes, int *child)
{
	struct leash *leash = shell_alloc(sizeof *leash);
	int ends[2];

	*child = HANDLE_NONE;
	if (!leash || PortPair(ends, 0) < 0) {
		shell_free(leash);
		return NULL;
	}
	*leash = (struct leash){.next = leashes->first, .end = ends[0]};
	leashes->first = leash;
	*child = ends[1];
	return leash;
}

static struct leash **find(struct leashes *leashes, int process)
{
	struct leash **link = &leashes->first;

	while (*link && (*link)->process != process)
		link = &(*link)->next;
	return link;
}

void leash_close(struct leashes *leashes, int process)
{
	struct leash **link = find(leashes, process), *leash = *link;

	if (!leash)
		return;
	*link = leash->next;
	HandleClose(leash->end);
	shell_free(leash);
}

bool leash_tell(struct leashes *leashes, int process, int status)
{
	struct leash *leash = *find(leashes, process);
	int32_t message = status;

	if (!leash || leash->told)
		return false;
	leash->told = true;
	/* Nobody else writes there, so there is room. */
	return FsWriteSync(leash->end, &message, sizeof message) == sizeof message;
}

bool leashes_poll(struct leashes *leashes)
{
	int32_t message = 0;

	if (!leashes->above || ThrWaitHandle(leashes->above, 0) < 0)
		return false;
	if (FsReadSync(leashes->above, &message, sizeof message, 0) != sizeof message) {
		HandleClose(leashes->above);
		leashes->above = HANDLE_NONE;
		return false;
	}
	leashes->told = message;
	return message != 0;
}
