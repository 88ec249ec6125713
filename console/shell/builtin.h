/*
 * console/shell/builtin.h - commands that are part of the shell.
 *
 * Each has a line in the table of builtin.c, its usage and what it does; `help` prints them.
 */
#ifndef SHELL_BUILTIN_H
#define SHELL_BUILTIN_H

#include "run.h"

struct builtin {
	const char *name;
	int (*run)(struct shell *shell, int count, char **args, const int *files);
	const char *usage; /* behind the name */
	const char *help;
};

/* NULL = there is none of this name. */
const struct builtin *builtin_find(const char *name, int length);
const struct builtin *builtin_table(int *count);

/* Is there a program that does the same, for what runs beside the shell? */
bool builtin_is_program(const struct builtin *builtin);

/* Say how it is used; returns STATUS_USAGE. */
int builtin_usage(struct shell *shell, const char *name, const int *files);

/* Is it an alias? Say so, briefly as `command -v`. */
bool builtin_tell_alias(struct shell *shell, const char *name, bool brief, const int *files);

int builtin_alias(struct shell *shell, int count, char **args, const int *files);
int builtin_bracket(struct shell *shell, int count, char **args, const int *files);
int builtin_break(struct shell *shell, int count, char **args, const int *files);
int builtin_cd(struct shell *shell, int count, char **args, const int *files);
int builtin_command(struct shell *shell, int count, char **args, const int *files);
int builtin_echo(struct shell *shell, int count, char **args, const int *files);
int builtin_eval(struct shell *shell, int count, char **args, const int *files);
int builtin_exec(struct shell *shell, int count, char **args, const int *files);
int builtin_exit(struct shell *shell, int count, char **args, const int *files);
int builtin_export(struct shell *shell, int count, char **args, const int *files);
int builtin_false(struct shell *shell, int count, char **args, const int *files);
int builtin_fg(struct shell *shell, int count, char **args, const int *files);
int builtin_help(struct shell *shell, int count, char **args, const int *files);
int builtin_history(struct shell *shell, int count, char **args, const int *files);
int builtin_jobs(struct shell *shell, int count, char **args, const int *files);
int builtin_kill(struct shell *shell, int count, char **args, const int *files);
int builtin_local(struct shell *shell, int count, char **args, const int *files);
int builtin_printf(struct shell *shell, int count, char **args, const int *files);
int builtin_pwd(struct shell *shell, int count, char **args, const int *files);
int builtin_read(struct shell *shell, int count, char **args, const int *files);
int builtin_return(struct shell *shell, int count, char **args, const int *files);
int builtin_set(struct shell *shell, int count, char **args, const int *files);
int builtin_shift(struct shell *shell, int count, char **args, const int *files);
int builtin_source(struct shell *shell, int count, char **args, const int *files);
int builtin_test(struct shell *shell, int count, char **args, const int *files);
int builtin_trap(struct shell *shell, int count, char **args, const int *files);
int builtin_true(struct shell *shell, int count, char **args, const int *files);
int builtin_type(struct shell *shell, int count, char **args, const int *files);
int builtin_unalias(struct shell *shell, int count, char **args, const int *files);
int builtin_unset(struct shell *shell, int count, char **args, const int *files);
int builtin_wait(struct shell *shell, int count, char **args, const int *files);

#endif
