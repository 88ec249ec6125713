/* console/shell/builtin.c - the table of commands that are part of the shell, and `help`. */
#include <stddef.h>
#include <string.h>
#include "builtin.h"

static const struct builtin builtins[] = {
	{".", builtin_source, "FILE", "run a file's commands in this shell"},
	{":", builtin_true, "", "do nothing"},
	{"[", builtin_bracket, "CONDITION ]", "the same as test"},
	{"alias", builtin_alias, "[NAME[=TEXT]...]",
	 "what to read for a command's name; list them"},
	{"break", builtin_break, "[COUNT]", "leave a loop, or that many"},
	{"cd", builtin_cd, "[DIRECTORY | -]", "change the current directory"},
	{"command", builtin_command, "[-v] NAME [ARGUMENT...]",
	 "run a program; -v: tell what it is"},
	{"continue", builtin_break, "[COUNT]", "go on with a loop's next turn"},
	{"echo", builtin_echo, "[-neE] [WORD...]",
	 "write the words; -n: no end of the line; -e: \\n \\t"},
	{"eval", builtin_eval, "[WORD...]", "run the words as a command"},
	{"exec", builtin_exec, "[COMMAND...]", "run it and end the shell; or redirect it"},
	{"exit", builtin_exit, "[STATUS]", "end the shell"},
	{"export", builtin_export, "[NAME[=VALUE]...]", "give variables to programs; list them"},
	{"false", builtin_false, "", "fail"},
	{"fg", builtin_fg, "[%JOB]", "wait for a job in the foreground"},
	{"help", builtin_help, "[NAME]", "this list"},
	{"history", builtin_history, "[-c | COUNT]", "the lines entered; -c: forget them"},
	{"jobs", builtin_jobs, "", "what runs in the background"},
	{"kill", builtin_kill, "[-KILL | -TERM | -INT] %JOB | PROCESS...", "end jobs or processes"},
	{"local", builtin_local, "NAME[=VALUE]...", "variables that the function has for itself"},
	{"printf", builtin_printf, "FORMAT [ARGUMENT...]",
	 "write arguments in a form: %s %d %05.1f \\n"},
	{"pwd", builtin_pwd, "", "print the current directory"},
	{"read", builtin_read, "[-r] [-p PROMPT] [NAME...]", "read a line into variables"},
	{"readonly", builtin_export, "[NAME[=VALUE]...]", "let variables never change again"},
	{"return", builtin_return, "[STATUS]", "leave a function or a sourced file"},
	{"set", builtin_set, "[-aefux] [+aefux] [-o NAME] [--] [WORD...]",
	 "options; $1, $2, ...; list variables"},
	{"shift", builtin_shift, "[COUNT]", "drop the first parameters"},
	{"source", builtin_source, "FILE", "run a file's commands in this shell"},
	{"test", builtin_test, "CONDITION", "is it true? -f FILE, A = B, 1 -lt 2"},
	{"trap", builtin_trap, "[ACTION | -] [EXIT | INT | TERM...]",
	 "what to run then; list them"},
	{"true", builtin_true, "", "do nothing, well"},
	{"type", builtin_type, "NAME...", "tell what a command is"},
	{"unalias", builtin_unalias, "-a | NAME...", "forget aliases; -a: all"},
	{"unset", builtin_unset, "[-f] NAME...", "remove variables; -f: functions"},
	{"wait", builtin_wait, "[%JOB | PROCESS...]", "wait until jobs have ended"},
};

#define COUNT ((int)(sizeof builtins / sizeof *builtins))

const struct builtin *builtin_table(int *count)
{
	*count = COUNT;
	return builtins;
}

const struct builtin *builtin_find(const char *name, int length)
{
	for (int i = 0; i < COUNT; i++)
		if ((int)strlen(builtins[i].name) == length &&
		    memcmp(builtins[i].name, name, (size_t)length) == 0)
			return &builtins[i];
	return NULL;
}

bool builtin_is_program(const struct builtin *builtin)
{
	static const char *const programs[] = {"echo", "false", "pwd", "test", "true"};

	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
		if (strcmp(programs[i], builtin->name) == 0)
			return true;
	return false;
}

int builtin_usage(struct shell *shell, const char *name, const int *files)
{
	const struct builtin *builtin = builtin_find(name, (int)strlen(name));

	run_print(shell, files[2], "usage: %s %s\n", builtin->name, builtin->usage);
	return STATUS_USAGE;
}

static void help(struct shell *shell, const struct builtin *builtin, const int *files)
{
	int size = (int)(strlen(builtin->name) + strlen(builtin->usage)) + 1;

	run_print(shell, files[1], "%s %s%*s  %s\n", builtin->name, builtin->usage,
		  size < 32 ? 32 - size : 0, "", builtin->help);
}

int builtin_help(struct shell *shell, int count, char **args, const int *files)
{
	const struct builtin *builtin =
		count > 1 ? builtin_find(args[1], (int)strlen(args[1])) : NULL;

	if (count > 2)
		return builtin_usage(shell, args[0], files);
	if (count == 2 && !builtin) {
		run_error(shell, files, "help: %s is not part of the shell", args[1]);
		return STATUS_FAILED;
	}
	if (builtin)
		help(shell, builtin, files);
	for (int i = 0; i < COUNT && !builtin; i++)
		help(shell, &builtins[i], files);
	return 0;
}
