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

/* There is no room, perhaps for ever: Ctrl+C, or being told to end, is answered in the meantime.
 * The one who notices it is the next to ask. */
static int await_writing(struct machine *machine, int file, struct fileop *op)
{
	int r = relays_wait(&machine->relays, &machine->written, 1, true);

	if (r < 0) {
		FsCancel(file, op);
		machine->relays.interrupted = true;
	}
	return op->bytes ? (int)op->bytes : op->status ? op->status : r;
}

static int write_file(void *context, int file, const char *bytes, int size)
{
	struct machine *machine = context;
	struct fileop op = {.event = machine->written};
	int r;

	if (machine->written <= 0 || !is_port(file))
		return FsWriteSync(file, bytes, (uint32_t)size);
	EvtReset(machine->written);
	r = FsWrite(file, bytes, (uint32_t)size, &op);
	if (r < 0)
		return r;
	if (op.status == -EINPROGRESS)
		return await_writing(machine, file, &op);
	return op.status ? op.status : (int)op.bytes;
}

static int make_pipe(void *context, int ends[2], int room)
{
	uint32_t size = room > PORT_BUFFER_MAX ? PORT_BUFFER_MAX : (uint32_t)room;

	(void)context;
	return PortPair(ends, size < PORT_BUFFER ? 0 : size);
}

/* Whatever can be read can be run, as far as permissions go. */
static enum file_type query(void *context, const char *path, struct file_facts *facts)
{
	static const enum file_type types[] = {[FS_TYPE_FILE] = FILE_PLAIN,
					       [FS_TYPE_DIRECTORY] = FILE_DIRECTORY,
					       [FS_TYPE_DEVICE] = FILE_DEVICE,
					       [FS_TYPE_PORT] = FILE_PORT,
					       [FS_TYPE_SHARED] = FILE_OTHER};
	struct fs_info info;

	(void)context;
	if (FsQuery(path, &info) < 0)
		return FILE_NONE;
	if (facts)
		*facts = (struct file_facts){
			.size = info.size,
			.modified = (long long)info.modified * 1000000000,
			.id = {info.mount, info.node},
			.readable = info.rights & RIGHT_READ,
			.writable = info.rights & RIGHT_WRITE || info.flags & FS_HAS_NAMES,
			.executable = info.rights & RIGHT_READ && info.type <= FS_TYPE_DIRECTORY};
	return types[info.type];
}

static bool is_terminal(void *context, int file)
{
	const struct machine *machine = context;
	struct fs_info info;

	if (FsQueryHandle(file, &info) < 0)
		return false;
	if (info.flags & FS_IS_LINE)
		return true;
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

static int told(void *context)
{
	struct machine *machine = context;
	int status = machine->relays.leashes.told;

	machine->relays.leashes.told = 0;
	return status;
}

int machine_key(struct machine *machine, char *byte)
{
	struct relays *relays = &machine->relays;
	int input = HANDLE_STDIN, r;

	relays_poll(relays);
	while (!relays->resized && !relays->interrupted &&
	       relays_wait(relays, &input, 1, false) == -EAGAIN) {
		int all[3] = {input}, count = 1;

		if (relays->terminal)
			all[count++] = relays->terminal;
		if (relays->leashes.above)
			all[count++] = relays->leashes.above;
		ThrWaitMultiple(all, (uint32_t)count, WAIT_ANY, WAIT_FOREVER);
		relays_poll(relays);
	}
	if (relays->leashes.told)
		return 0;
	if (relays->interrupted || relays->resized) {
		r = relays->interrupted ? -EINTR : -EAGAIN;
		relays->interrupted = relays->resized = false;
		return r;
	}
	r = FsReadSync(input, byte, 1, FILE_PARTIAL);
	return r < 0 ? 0 : r;
}

void machine_init(struct machine *machine, int above)
{
	relays_init(&machine->relays, above);
	machine->written = EvtCreate(EVENT_MANUAL);
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
					  .interrupted = interrupted,
					  .told = told};
}
