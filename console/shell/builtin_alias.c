/* console/shell/builtin_alias.c - alias, unalias. */
#include <string.h>
#include "builtin.h"

static void print(struct shell *shell, const char *before, const struct var *alias,
		  const int *files)
{
	struct text line = {0};

	text_add_string(&line, before);
	text_add_string(&line, alias->name);
	text_put(&line, '=');
	text_add_quoted(&line, alias->value);
	run_print(shell, files[1], "%s\n", text_string(&line));
	text_deinit(&line);
}

bool builtin_tell_alias(struct shell *shell, const char *name, bool brief, const int *files)
{
	const struct var *alias = vars_find(&shell->aliases, name, (int)strlen(name));

	if (alias && brief)
		print(shell, "alias ", alias, files);
	else if (alias)
		run_print(shell, files[1], "%s is an alias for %s\n", name, alias->value);
	return alias != NULL;
}

static int missing(struct shell *shell, char **args, const char *name, const int *files)
{
	run_error(shell, files, "%s: %s: there is no such alias", args[0], name);
	return STATUS_FAILED;
}

/* What the grammar takes for something else cannot be a name. */
static bool name_ok(const char *name, int length)
{
	return length > 0 && (int)strcspn(name, " \t\n\"'\\$`/;&|<>()=#") == length;
}

/* NAME or NAME=VALUE */
static int define(struct shell *shell, char **args, const char *word, const int *files)
{
	int length = (int)strcspn(word, "="), r;
	const struct var *alias;

	if (!word[length]) {
		alias = vars_find(&shell->aliases, word, length);
		if (!alias)
			return missing(shell, args, word, files);
		print(shell, "", alias, files);
		return 0;
	}
	if (!name_ok(word, length)) {
		run_error(shell, files, "alias: %s: this cannot be an alias's name", word);
		return STATUS_FAILED;
	}
	r = vars_set(&shell->aliases, word, length, word + length + 1);
	if (r < 0)
		run_error(shell, files, "alias: %s: %s", word, run_reason(r));
	shell->alias_changes++;
	return r < 0 ? STATUS_FAILED : 0;
}

int builtin_alias(struct shell *shell, int count, char **args, const int *files)
{
	int status = 0;

	if (count == 1)
		for (const struct var *alias = shell->aliases.first; alias; alias = alias->next)
			print(shell, "", alias, files);
	for (int i = 1; i < count; i++)
		status |= define(shell, args, args[i], files);
	return status;
}

int builtin_unalias(struct shell *shell, int count, char **args, const int *files)
{
	int status = 0;

	if (count == 1)
		return builtin_usage(shell, args[0], files);
	if (strcmp(args[1], "-a") == 0)
		vars_deinit(&shell->aliases);
	else
		for (int i = 1; i < count; i++) {
			if (!vars_find(&shell->aliases, args[i], (int)strlen(args[i])))
				status = missing(shell, args, args[i], files);
			vars_unset(&shell->aliases, args[i]);
		}
	shell->alias_changes++;
	return status;
}
