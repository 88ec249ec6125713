/*
 * console/shell/main.c - the shell as a program: what it was started for.
 *
 *	sh			lines from the terminal, or from the standard input
 *	sh FILE [WORD...]	a script with its parameters
 *	sh -c TEXT [NAME WORD...]
 *	sh --state DIRECTORY	what another shell writes to MACHINE_STATE (state.h)
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "fs.h"
#include "handle.h"
#include "interactive.h"
#include "machine.h"
#include "memory.h"
#include "run.h"
#include "state.h"
#include "tty.h"

static void take_environment(struct shell *shell)
{
	for (char **entry = environ; entry && *entry; entry++) {
		int name = words_name(*entry, (int)strlen(*entry), 0);

		if (!name || (*entry)[name] != '=')
			continue;
		vars_set(&shell->vars, *entry, name, *entry + name + 1);
		vars_export(&shell->vars, *entry, name);
	}
}

static void set_missing(struct shell *shell, const char *name, const char *value)
{
	int length = (int)strlen(name);

	if (!vars_get(&shell->vars, name, length))
		vars_set(&shell->vars, name, length, value);
	vars_export(&shell->vars, name, length);
}

static void set_directory(struct shell *shell, const char *directory)
{
	struct text path = {0};
	char *full;

	paths_full(&path, "/", directory);
	full = text_take(&path);
	if (full) {
		shell_free(shell->directory);
		shell->directory = full;
	}
	vars_set(&shell->vars, "PWD", 3, shell->directory);
	vars_export(&shell->vars, "PWD", 3);
}

static bool is_directory(struct shell *shell, const char *path)
{
	return path && shell->system->query(shell->system->context, path, NULL) == FILE_DIRECTORY;
}

/* A shell that nobody told where it is begins at home, a script at the root. */
static void set_up(struct shell *shell, bool at_home)
{
	const char *directory;

	take_environment(shell);
	set_missing(shell, "PATH", "/System/Boot/bin");
	set_missing(shell, "HOME", "/Home");
	set_missing(shell, "TERM", "xterm-256color");
	directory = vars_get(&shell->vars, "PWD", 3);
	if (!is_directory(shell, directory) && at_home)
		directory = vars_get(&shell->vars, "HOME", 4);
	set_directory(shell, is_directory(shell, directory) ? directory : "/");
}

static void set_parameters(struct shell *shell, int count, char **words)
{
	for (int i = 0; i < count; i++)
		strings_add(&shell->parameters, words[i], (int)strlen(words[i]));
}

/* Another shell's state says all but the current directory. */
static void run_state(struct shell *shell, const char *directory)
{
	struct text state = {0};
	char buffer[1024];
	uint32_t left = 0;

	FsReadSync(MACHINE_STATE, &left, sizeof left, 0);
	while (left) {
		uint32_t wanted = left < sizeof buffer ? left : sizeof buffer;
		int size = FsReadSync(MACHINE_STATE, buffer, wanted, 0);

		text_add(&state, buffer, size > 0 ? size : 0);
		left = size > 0 ? left - (uint32_t)size : 0;
	}
	set_directory(shell, directory);
	shell->status = STATUS_FAILED;
	if (!state.failed)
		state_run(shell, text_string(&state), state.length);
	text_deinit(&state);
}

static void run_script(struct shell *shell, const char *name)
{
	struct text path = {0};
	int r = -ENOMEM;

	paths_full(&path, shell->directory, name);
	if (!path.failed)
		r = shell_run_file(shell, text_string(&path));
	if (r < 0) {
		run_error(shell, shell->files, "%s: %s", name, run_reason(r));
		shell->status = STATUS_NOT_FOUND;
	}
	text_deinit(&path);
}

/* Lines from a pipe or a file: all of it is one script. */
static void run_input(struct shell *shell)
{
	const struct system *system = shell->system;
	struct text text = {0};
	char buffer[512];
	int size;

	while ((size = system->read(system->context, shell->files[0], buffer, sizeof buffer)) > 0)
		text_add(&text, buffer, size);
	if (size != -EINTR && !text.failed)
		shell_run(shell, text_string(&text), text.length, "input");
	text_deinit(&text);
}

static void run_wanted(struct shell *shell, struct machine *machine, int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "--state") == 0) {
		run_state(shell, argv[2]);
		return;
	}
	set_up(shell, argc == 1);
	if (argc > 2 && strcmp(argv[1], "-c") == 0) {
		set_parameters(shell, argc - 4, argv + 4);
		shell_run(shell, argv[2], (int)strlen(argv[2]), "sh");
	} else if (argc > 1) {
		set_parameters(shell, argc - 2, argv + 2);
		run_script(shell, argv[1]);
	} else if (machine->relays.nodes[0]) {
		interactive_run(shell, machine);
	} else {
		run_input(shell);
	}
}

/* What nobody has given is closed. Before anything is opened, which might take its place. */
static void find_files(int *files)
{
	for (int i = 0; i < FILES; i++) {
		uint32_t rights;

		files[i] =
			HandleQuery(machine_file(i), &rights) < 0 ? FILE_CLOSED : machine_file(i);
	}
}

static const char *name_of(int argc, char **argv)
{
	if (argc > 3 && strcmp(argv[1], "-c") == 0)
		return argv[3];
	return argc > 1 && argv[1][0] != '-' ? argv[1] : "sh";
}

int main(int argc, char **argv)
{
	struct machine machine;
	struct shell *shell;
	int mode, status, files[FILES];
	uint32_t rights;
	bool above = HandleQuery(MACHINE_STATE, &rights) == 0;

	find_files(files);
	if (argc > 1 && argv[1][0] == '-' &&
	    ((strcmp(argv[1], "-c") != 0 && strcmp(argv[1], "--state") != 0) || argc == 2)) {
		fprintf(stderr, "usage: sh [FILE [WORD...] | -c TEXT [NAME WORD...]]\n");
		return STATUS_USAGE;
	}
	machine_init(&machine, above ? MACHINE_STATE : HANDLE_NONE);
	/* To set a mode is to say that Ctrl+C is ours to deal with (relay.h). */
	mode = machine.relays.terminal ? TtyGetMode() : -ENOTTY;
	if (mode >= 0)
		TtySetMode((uint32_t)mode);
	shell = shell_create(&machine.system, name_of(argc, argv));
	if (!shell)
		return STATUS_FAILED;
	memcpy(shell->files, files, sizeof files);
	run_wanted(shell, &machine, argc, argv);
	status = shell_end(shell);
	shell_destroy(shell);
	return status;
}
