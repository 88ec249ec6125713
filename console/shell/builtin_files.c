/* console/shell/builtin_files.c - builtins about directories and files: cd, pwd, test. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "builtin.h"
#include "condition.h"
#include "memory.h"

static int change(struct shell *shell, const char *directory)
{
	struct text path = {0};
	char *full;
	int r = 0;

	paths_full(&path, shell->directory, directory);
	full = text_take(&path);
	if (!full)
		return -ENOMEM;
	switch (shell->system->query(shell->system->context, full, NULL)) {
	case FILE_DIRECTORY:
		break;
	case FILE_NONE:
		r = -ENOENT;
		break;
	default:
		r = -ENOTDIR;
	}
	if (r < 0) {
		shell_free(full);
		return r;
	}
	vars_set(&shell->vars, "OLDPWD", 6, shell->directory);
	vars_set(&shell->vars, "PWD", 3, full);
	vars_export(&shell->vars, "PWD", 3);
	shell_free(shell->directory);
	shell->directory = full;
	return 0;
}

int builtin_cd(struct shell *shell, int count, char **args, const int *files)
{
	bool back = count > 1 && strcmp(args[1], "-") == 0;
	const char *name = back ? "OLDPWD" : "HOME";
	const char *directory =
		count > 1 && !back ? args[1] : vars_get(&shell->vars, name, (int)strlen(name));
	int r;

	if (count > 2)
		return builtin_usage(shell, args[0], files);
	if (!directory) {
		run_error(shell, files, "cd: %s is not set", name);
		return STATUS_FAILED;
	}
	r = change(shell, directory);
	if (r < 0)
		run_error(shell, files, "cd: %s: %s", directory, run_reason(r));
	else if (back)
		run_print(shell, files[1], "%s\n", shell->directory);
	return r < 0 ? STATUS_FAILED : 0;
}

int builtin_pwd(struct shell *shell, int count, char **args, const int *files)
{
	if (count > 1)
		return builtin_usage(shell, args[0], files);
	run_print(shell, files[1], "%s\n", shell->directory);
	return 0;
}

struct asked {
	struct shell *shell;
	const int *files;
};

static enum file_type query(void *context, const char *name, struct file_facts *facts)
{
	struct shell *shell = ((struct asked *)context)->shell;
	enum file_type type = FILE_NONE;
	struct text path = {0};

	paths_full(&path, shell->directory, name);
	if (*name && !path.failed)
		type = shell->system->query(shell->system->context, text_string(&path), facts);
	text_deinit(&path);
	return type;
}

static bool is_terminal(void *context, int number)
{
	const struct asked *asked = context;
	const struct system *system = asked->shell->system;

	return number >= 0 && number < FILES &&
	       system->is_terminal(system->context, asked->files[number]);
}

int builtin_test(struct shell *shell, int count, char **args, const int *files)
{
	struct asked asked = {shell, files};
	struct condition_files functions = {&asked, query, is_terminal};
	const char *problem;
	int status = condition(args + 1, count - 1, &functions, &problem);

	if (problem)
		run_error(shell, files, "%s: %s", args[0], problem);
	return status;
}

int builtin_bracket(struct shell *shell, int count, char **args, const int *files)
{
	if (strcmp(args[count - 1], "]") != 0 || count < 2)
		return builtin_usage(shell, args[0], files);
	return builtin_test(shell, count - 1, args, files);
}
