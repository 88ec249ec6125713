/* console/shell/machine_run.c - the shell's system on Transom's calls: processes. */
#include <errno.h>
#include <string.h>
#include "abi/limits.h"
#include "fs.h"
#include "handle.h"
#include "machine.h"
#include "machine_run.h"
#include "port.h"
#include "proc.h"
#include "shell.h"
#include "tty.h"

#define STATUS_FAULT 139

/* Texts, each with its end. -E2BIG if they are more than a program can be given. */
static int add_all(struct text *out, char *const *texts, int most, int bytes)
{
	int count = 0;

	for (; texts && *texts; texts++, count++)
		text_add(out, *texts, (int)strlen(*texts) + 1);
	return out->failed ? -ENOMEM : count > most || out->length > bytes ? -E2BIG : 0;
}

static int spawn(const char *path, char *const *args, char *const *environment, const int *handles,
		 uint32_t count)
{
	struct text arg_bytes = {0}, environment_bytes = {0};
	struct proc_info own = {0};
	struct spawn wanted = {
		.size = sizeof wanted, .path = path, .handles = handles, .handle_count = count};
	int r = add_all(&arg_bytes, args, SPAWN_ARGS_MAX, SPAWN_ARGS_BYTES_MAX);

	if (!r)
		r = add_all(&environment_bytes, environment, SPAWN_ENV_MAX, SPAWN_ENV_BYTES_MAX);
	wanted.args = arg_bytes.bytes;
	wanted.args_size = (uint32_t)arg_bytes.length;
	wanted.environment = environment_bytes.bytes;
	wanted.environment_size = (uint32_t)environment_bytes.length;
	/* What a person may do, the programs may that the person starts. */
	ProcQuery(0, &own);
	wanted.privileges = own.privileges;
	if (!r)
		r = ProcSpawn(&wanted);
	text_deinit(&arg_bytes);
	text_deinit(&environment_bytes);
	return r;
}

/* A file that is no program but text is a script. */
static bool is_text(const char *path)
{
	char start[128] = "";
	int file = FsOpen(path, FS_READ), size = 0;

	if (file >= 0) {
		size = FsReadSync(file, start, sizeof start, 0);
		HandleClose(file);
	}
	return size > 0 && !memchr(start, '\0', (size_t)size);
}

static int spawn_script(const struct program *program, const int *handles, uint32_t count)
{
	struct strings args = {0};
	int r = -ENOMEM;

	strings_add(&args, "sh", 2);
	strings_add(&args, program->path, (int)strlen(program->path));
	for (int i = 1; program->args[i]; i++)
		strings_add(&args, program->args[i], (int)strlen(program->args[i]));
	if (!args.failed)
		r = spawn(MACHINE_SHELL, args.items, program->environment, handles, count);
	strings_deinit(&args);
	return r;
}

/* Another process of this shell, which reads its state from its leash. */
static int spawn_state(const struct program *program, const int *handles, uint32_t count, int leash)
{
	char *const args[] = {"sh", "--state", (char *)program->directory, NULL};
	uint32_t length = (uint32_t)program->state_length;
	int r = spawn(MACHINE_SHELL, args, NULL, handles, count);

	if (r >= 0) {
		FsWriteSync(leash, &length, sizeof length);
		FsWriteSync(leash, program->state, length);
	}
	return r;
}

/* A shell: one that can be told to end. */
static int spawn_shell(struct machine *machine, const struct program *program, int *handles,
		       uint32_t count)
{
	struct leash *leash = leash_open(&machine->relays.leashes, &handles[MACHINE_STATE - 1]);
	int r = -EMFILE;

	count = count > MACHINE_STATE ? count : MACHINE_STATE;
	if (!leash)
		return r;
	if (!program->path)
		r = spawn_state(program, handles, count, leash->end);
	else if (strcmp(program->path, MACHINE_SHELL) == 0)
		r = spawn(program->path, program->args, program->environment, handles, count);
	else
		r = spawn_script(program, handles, count);
	HandleClose(handles[MACHINE_STATE - 1]);
	if (r >= 0)
		leash->process = r;
	else
		leash_close(&machine->relays.leashes, 0);
	return r;
}

static int spawn_program(struct machine *machine, const struct program *program, int *handles,
			 uint32_t count)
{
	int r;

	if (!program->path || strcmp(program->path, MACHINE_SHELL) == 0)
		return spawn_shell(machine, program, handles, count);
	r = spawn(program->path, program->args, program->environment, handles, count);
	if (r == -ENOEXEC && is_text(program->path))
		r = spawn_shell(machine, program, handles, count);
	return r;
}

int machine_spawn(void *context, const struct program *program)
{
	struct machine *machine = context;
	int handles[HANDLE_MORE + FILES] = {0}, null = HANDLE_NONE, count = HANDLE_TTY, r;
	struct relay *relay = NULL;

	for (int i = 0; i < FILES; i++) {
		if (program->files[i] == FILE_CLOSED)
			continue;
		handles[machine_file(i) - 1] = program->files[i];
		count = machine_file(i) > count ? machine_file(i) : count;
	}
	if (program->background && !handles[0]) {
		null = FsOpen("/System/Devices/null", FS_READ);
		handles[0] = null > 0 ? null : HANDLE_NONE;
	}
	if (!program->background)
		relay = relay_open(&machine->relays, &handles[HANDLE_TTY - 1]);
	r = spawn_program(machine, program, handles, (uint32_t)count);
	if (handles[HANDLE_TTY - 1])
		HandleClose(handles[HANDLE_TTY - 1]);
	if (null > 0)
		HandleClose(null);
	if (r < 0)
		relay_close(relay);
	else if (relay)
		relay->process = r;
	return r;
}

/* How the process ended, as a status. */
static int status_of(int process)
{
	struct proc_info info = {0};

	ProcQuery(process, &info);
	if (info.status == EXIT_FAULT)
		return STATUS_FAULT;
	return info.status == EXIT_KILLED ? STATUS_KILLED : info.status & 0xff;
}

int machine_wait(void *context, const int *processes, int count, bool block, int *status)
{
	struct machine *machine = context;
	int ended = relays_wait(&machine->relays, processes, count, block);

	if (ended < 0)
		return ended;
	*status = status_of(processes[ended]);
	relay_close(relay_find(&machine->relays, processes[ended]));
	leash_close(&machine->relays.leashes, processes[ended]);
	HandleClose(processes[ended]);
	/* It was told of Ctrl+C and ended by it: so is the shell's own line. */
	if (*status == STATUS_INTERRUPT && machine->relays.passed)
		machine->relays.interrupted = true;
	machine->relays.passed = false;
	return ended;
}

void machine_kill(void *context, int process, int status)
{
	struct machine *machine = context;

	if (!leash_tell(&machine->relays.leashes, process, status))
		ProcKill(process, status);
}

unsigned int machine_id(void *context, int process)
{
	struct proc_info info = {0};

	(void)context;
	if (!process)
		return ProcGetId();
	return ProcQuery(process, &info) < 0 ? 0 : info.process;
}

int machine_kill_id(void *context, unsigned int id, int status)
{
	int process = ProcOpen(id, RIGHT_CONTROL), r;

	(void)context;
	if (process < 0)
		return process;
	r = ProcKill(process, status);
	HandleClose(process);
	return r;
}
