/* console/shell/builtin_vars.c - builtins about variables, parameters and options. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "builtin.h"
#include "options.h"
#include "saved.h"

static int bad_name(struct shell *shell, char **args, const char *name, const int *files)
{
	run_error(shell, files, "%s: %s: this cannot be a variable's name", args[0], name);
	return STATUS_FAILED;
}

static void list(struct shell *shell, const char *before, bool exported, bool read_only,
		 const int *files)
{
	for (const struct var *var = shell->vars.first; var; var = var->next) {
		struct text line = {0};

		if ((exported && !var->exported) || (read_only && !var->read_only))
			continue;
		if (!var->value && !exported && !read_only)
			continue;
		text_add_string(&line, before);
		text_add_string(&line, var->name);
		if (var->value) {
			text_put(&line, '=');
			text_add_quoted(&line, var->value);
		}
		run_print(shell, files[1], "%s\n", text_string(&line));
		text_deinit(&line);
	}
}

/* NAME or NAME=VALUE for export and readonly. */
static int declare(struct shell *shell, char **args, const char *word, bool protect,
		   const int *files)
{
	int length = (int)strlen(word), name = words_name(word, length, 0), r = 0;

	if (!name || (word[name] && word[name] != '='))
		return bad_name(shell, args, word, files);
	if (word[name])
		r = vars_set(&shell->vars, word, name, word + name + 1);
	if (r >= 0)
		r = protect ? vars_protect(&shell->vars, word, name)
			    : vars_export(&shell->vars, word, name);
	if (r < 0)
		run_error(shell, files, "%s: %s: %s", args[0], word,
			  r == -EPERM ? "is read-only" : run_reason(r));
	return r < 0 ? STATUS_FAILED : 0;
}

int builtin_export(struct shell *shell, int count, char **args, const int *files)
{
	bool protect = strcmp(args[0], "readonly") == 0;
	int status = 0, first = count > 1 && strcmp(args[1], "-p") == 0 ? 2 : 1;

	if (first == count)
		list(shell, protect ? "readonly " : "export ", !protect, protect, files);
	for (int i = first; i < count; i++)
		status |= declare(shell, args, args[i], protect, files);
	return status;
}

int builtin_local(struct shell *shell, int count, char **args, const int *files)
{
	if (!shell->locals) {
		run_error(shell, files, "local: there is no function here");
		return STATUS_FAILED;
	}
	for (int i = 1; i < count; i++) {
		int name = words_name(args[i], (int)strlen(args[i]), 0), r;

		if (!name || (args[i][name] && args[i][name] != '='))
			return bad_name(shell, args, args[i], files);
		r = saved_add(shell, args[i], name, shell->locals);
		if (r >= 0 && args[i][name])
			r = vars_set(&shell->vars, args[i], name, args[i] + name + 1);
		if (r < 0) {
			run_error(shell, files, "local: %s: %s", args[i],
				  r == -EPERM ? "is read-only" : run_reason(r));
			return STATUS_FAILED;
		}
	}
	return 0;
}

int builtin_unset(struct shell *shell, int count, char **args, const int *files)
{
	bool functions = count > 1 && strcmp(args[1], "-f") == 0;
	int status = 0;

	for (int i = 1 + functions; i < count; i++) {
		if (functions)
			run_undefine(shell, args[i]);
		else if (vars_unset(&shell->vars, args[i]) < 0) {
			run_error(shell, files, "unset: %s: is read-only", args[i]);
			status = STATUS_FAILED;
		}
	}
	return status;
}

static void list_options(struct shell *shell, const int *files)
{
	const char *name;
	bool on;

	for (int i = 0; (name = options_name(shell, i, &on)); i++)
		run_print(shell, files[1], "%-11s %s\n", name, on ? "on" : "off");
}

/* The letters of one word, -o with the next word. How many words were used, or 0. */
static int set_options(struct shell *shell, char **words, const int *files)
{
	bool on = words[0][0] == '-';

	if (strcmp(words[0] + 1, "o") == 0) {
		if (!words[1])
			list_options(shell, files);
		return !words[1] ? 1 : options_set_name(shell, words[1], on) ? 2 : 0;
	}
	for (const char *letter = words[0] + 1; *letter; letter++)
		if (!options_set(shell, *letter, on))
			return 0;
	return 1;
}

static int set_parameters(struct shell *shell, int count, char **args)
{
	struct strings parameters = {0};

	for (int i = 0; i < count; i++)
		strings_add(&parameters, args[i], (int)strlen(args[i]));
	if (parameters.failed) {
		strings_deinit(&parameters);
		return STATUS_FAILED;
	}
	strings_deinit(&shell->parameters);
	shell->parameters = parameters;
	return 0;
}

int builtin_set(struct shell *shell, int count, char **args, const int *files)
{
	int i = 1;

	if (count == 1)
		list(shell, "", false, false, files);
	while (i < count && (args[i][0] == '-' || args[i][0] == '+') && args[i][1]) {
		int used;

		if (strcmp(args[i], "--") == 0)
			return set_parameters(shell, count - i - 1, args + i + 1);
		used = set_options(shell, args + i, files);
		if (!used)
			return builtin_usage(shell, args[0], files);
		i += used;
	}
	return i < count ? set_parameters(shell, count - i, args + i) : 0;
}

int builtin_shift(struct shell *shell, int count, char **args, const int *files)
{
	int number = count > 1 ? atoi(args[1]) : 1;

	if (count > 2 || number < 0)
		return builtin_usage(shell, args[0], files);
	if (number > shell->parameters.count) {
		run_error(shell, files, "shift: there are only %d", shell->parameters.count);
		return STATUS_FAILED;
	}
	while (number-- > 0)
		strings_remove(&shell->parameters, 0);
	return 0;
}
