/* console/shell/builtin_flow.c - builtins about what runs next. */
#include <stdlib.h>
#include <string.h>
#include "builtin.h"
#include "trap.h"

int builtin_true(struct shell *shell, int count, char **args, const int *files)
{
	(void)shell, (void)count, (void)args, (void)files;
	return 0;
}

int builtin_false(struct shell *shell, int count, char **args, const int *files)
{
	(void)shell, (void)count, (void)args, (void)files;
	return 1;
}

/* A whole number, or -1. */
static int number(const char *text)
{
	char *end;
	long value = strtol(text, &end, 10);

	return *text && !*end && value >= 0 && value < 1000000 ? (int)value : -1;
}

int builtin_break(struct shell *shell, int count, char **args, const int *files)
{
	int loops = count > 1 ? number(args[1]) : 1;

	if (count > 2 || loops < 1)
		return builtin_usage(shell, args[0], files);
	if (!shell->loops) {
		run_error(shell, files, "%s: there is no loop here", args[0]);
		return STATUS_FAILED;
	}
	shell->flow = args[0][0] == 'b' ? FLOW_BREAK : FLOW_CONTINUE;
	shell->flow_count = loops < shell->loops ? loops : shell->loops;
	return 0;
}

/* return and exit: the status given, or the one there is. */
static int leave(struct shell *shell, int count, char **args, const int *files, enum flow flow)
{
	int status = count > 1 ? number(args[1]) : shell->status;

	if (count > 2 || status < 0)
		return builtin_usage(shell, args[0], files);
	shell->flow = flow;
	return status & 0xff;
}

int builtin_return(struct shell *shell, int count, char **args, const int *files)
{
	return leave(shell, count, args, files, shell->calls > 1 ? FLOW_RETURN : FLOW_EXIT);
}

int builtin_exit(struct shell *shell, int count, char **args, const int *files)
{
	return leave(shell, count, args, files, FLOW_EXIT);
}

int builtin_eval(struct shell *shell, int count, char **args, const int *files)
{
	struct text text = {0};
	int status = STATUS_FAILED;

	for (int i = 1; i < count; i++) {
		text_add_string(&text, i > 1 ? " " : "");
		text_add_string(&text, args[i]);
	}
	if (!text.failed) {
		shell->status = 0;
		status = run_text(shell, text_string(&text), text.length, "eval", files);
	}
	text_deinit(&text);
	return status;
}

static int source(struct shell *shell, const char *path, char **args, const int *files)
{
	struct text text = {0};
	int r = run_read_file(shell, path, &text), status = STATUS_FAILED;

	if (r < 0) {
		run_error(shell, files, "%s: %s: %s", args[0], args[1], run_reason(r));
	} else {
		shell->status = 0;
		status = run_text(shell, text_string(&text), text.length, args[1], files);
		if (shell->flow == FLOW_RETURN)
			shell->flow = FLOW_NONE;
	}
	text_deinit(&text);
	return status;
}

int builtin_source(struct shell *shell, int count, char **args, const int *files)
{
	struct text path = {0};
	int status;

	if (count != 2)
		return builtin_usage(shell, args[0], files);
	paths_full(&path, shell->directory, args[1]);
	status = path.failed ? STATUS_FAILED : source(shell, text_string(&path), args, files);
	text_deinit(&path);
	return status;
}

static int run_words(struct shell *shell, int count, char **args, bool functions, const int *files)
{
	struct strings words = {0};
	int status = STATUS_FAILED;

	for (int i = 0; i < count; i++)
		strings_add(&words, args[i], (int)strlen(args[i]));
	if (!words.failed)
		status = run_args(shell, &words, functions, files);
	strings_deinit(&words);
	return status;
}

int builtin_exec(struct shell *shell, int count, char **args, const int *files)
{
	int status;

	if (count == 1)
		return 0;
	trap_set(shell, TRAP_EXIT, NULL); /* the program is there in the shell's place */
	status = run_words(shell, count - 1, args + 1, true, files);
	if (!shell->flow)
		shell->flow = FLOW_EXIT;
	return status;
}

/* What a command's name means; short is the form of `command -v`. */
static int tell(struct shell *shell, const char *name, bool brief, const int *files)
{
	struct text path = {0};
	const char *what = NULL;
	int status = 0;

	if (builtin_tell_alias(shell, name, brief, files))
		return 0;
	if (parse_is_keyword(name, (int)strlen(name)))
		what = "a word of the shell's grammar";
	else if (run_function(shell, name))
		what = "a function";
	else if (builtin_find(name, (int)strlen(name)))
		what = "part of the shell";
	else if ((status = run_search(shell, name, &path)) == 0)
		what = text_string(&path);
	if (what && brief)
		run_print(shell, files[1], "%s\n", path.length ? what : name);
	else if (what)
		run_print(shell, files[1], "%s is %s\n", name, what);
	else if (!brief)
		run_error(shell, files, "%s: command not found", name);
	text_deinit(&path);
	return status;
}

int builtin_command(struct shell *shell, int count, char **args, const int *files)
{
	bool ask = count > 1 && strcmp(args[1], "-v") == 0;

	if (count < 2 + ask)
		return builtin_usage(shell, args[0], files);
	return ask ? tell(shell, args[2], true, files)
		   : run_words(shell, count - 1, args + 1, false, files);
}

int builtin_type(struct shell *shell, int count, char **args, const int *files)
{
	int status = 0;

	if (count < 2)
		return builtin_usage(shell, args[0], files);
	for (int i = 1; i < count; i++)
		if (tell(shell, args[i], false, files))
			status = STATUS_FAILED;
	return status;
}
