/* console/shell/machine.c - the shell's system on Transom's calls: files. */
#include <errno.h>
#include <string.h>
#include "abi/limits.h"
#include "fs.h"
#include "machine.h"
#include "machine_run.h"
#include "memory.h"
#include "port.h"
#include "proc.h"
#include "thr.h"

int machine_file(int file)
{
	return file < 3 ? HANDLE_STDIN + file : HANDLE_MORE + file - 3;
}

static int open_file(void *context, const char *path, enum open_how how)
{
	static const uint32_t flags[] = {[OPEN_READ] = FS_READ,
					 [OPEN_WRITE] = FS_WRITE | FS_CREATE | FS_TRUNCATE,
					 [OPEN_APPEND] = FS_WRITE | FS_CREATE | FS_APPEND,
					 [OPEN_BOTH] = FS_RDWR | FS_CREATE};
	int file = FsOpen(path, flags[how]), device;

	(void)context;
	if (file >= 0 || file == -ENOENT || how == OPEN_READ)
		return file;
	/* A device cannot be made or emptied, but written to. */
	device = FsOpen(path, flags[how] & FS_ACCESS);
	return device >= 0 ? device : file;
}

static void close_file(void *context, int file)
{
	(void)context;
	HandleClose(file);
}

static bool is_port(int file)
{
	struct fs_info info;

	return FsQueryHandle(file, &info) == 0 && info.type == FS_TYPE_PORT;
}

static int read_file(void *context, int file, char *buffer, int size)
{
	struct machine *machine = context;

	if (is_port(file)) {
		int r = relays_wait(&machine->relays, &file, 1, true);

		if (r < 0)
			return r;
	}
	return FsReadSync(file, buffer, (uint32_t)size, FILE_PARTIAL);
}

static int write_file(void *context, int file, const char *bytes, int size)
{
	(void)context;
	return FsWriteSync(file, bytes, (uint32_t)size);
}

static int make_pipe(void *context, int ends[2], int room)
{
	uint32_t size = room > PORT_BUFFER_MAX ? PORT_BUFFER_MAX : (uint32_t)room;

	(void)context;
	return PortPair(ends, size < PORT_BUFFER ? 0 : size);
}

static enum file_type query(void *context, const char *path, long long *size)
{
	struct fs_info info;

	(void)context;
	if (FsQuery(path, &info) < 0)
		return FILE_NONE;
	if (size)
		*size = info.size;
	return info.type == FS_TYPE_FILE	? FILE_PLAIN
	       : info.type == FS_TYPE_DIRECTORY ? FILE_DIRECTORY
						: FILE_OTHER;
}

static bool is_terminal(void *context, int file)
{
	const struct machine *machine = context;
	struct fs_info info;

	if (FsQueryHandle(file, &info) < 0)
		return false;
	for (int i = 0; i < 3; i++)
		if (machine->relays.nodes[i] && machine->relays.nodes[i] == info.node)
			return info.type == FS_TYPE_PORT;
	return false;
}

static int list(void *context, const char *path, struct strings *names)
{
	struct fs_entry entry;
	int directory = FsOpen(path, FS_READ), r;

	(void)context;
	if (directory < 0)
		return directory;
	while ((r = FsReadDir(directory, &entry)) == 1) {
		struct text name = {0};

		text_add_string(&name, entry.name);
		if (entry.type == FS_TYPE_DIRECTORY)
			text_put(&name, '/');
		strings_give(names, text_take(&name));
	}
	HandleClose(directory);
	return r;
}

static bool interrupted(void *context)
{
	struct machine *machine = context;
	bool was;

	relays_poll(&machine->relays);
	was = machine->relays.interrupted;
	machine->relays.interrupted = false;
	return was;
}

int machine_key(struct machine *machine, char *byte)
{
	struct relays *relays = &machine->relays;
	int input = HANDLE_STDIN, r;

	relays_poll(relays);
	while (!relays->resized && !relays->interrupted &&
	       relays_wait(relays, &input, 1, false) == -EAGAIN) {
		int both[] = {input, relays->terminal};

		ThrWaitMultiple(both, relays->terminal ? 2 : 1, WAIT_ANY, WAIT_FOREVER);
		relays_poll(relays);
	}
	if (relays->interrupted || relays->resized) {
		r = relays->interrupted ? -EINTR : -EAGAIN;
		relays->interrupted = relays->resized = false;
		return r;
	}
	r = FsReadSync(input, byte, 1, FILE_PARTIAL);
	return r < 0 ? 0 : r;
}

void machine_init(struct machine *machine)
{
	relays_init(&machine->relays);
	machine->system = (struct system){.context = machine,
					  .open = open_file,
					  .close = close_file,
					  .read = read_file,
					  .write = write_file,
					  .pipe = make_pipe,
					  .query = query,
					  .is_terminal = is_terminal,
					  .list = list,
					  .spawn = machine_spawn,
					  .wait = machine_wait,
					  .kill = machine_kill,
					  .id = machine_id,
					  .kill_id = machine_kill_id,
					  .interrupted = interrupted};
}
