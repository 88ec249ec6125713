/* console/shell/builtin_vars.c - builtins about variables, parameters and options. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "builtin.h"
#include "memory.h"

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

static bool set_option(struct shell *shell, char letter, bool on)
{
	if (letter == 'e')
		shell->exit_on_error = on;
	else if (letter == 'u')
		shell->unset_is_wrong = on;
	else if (letter == 'x')
		shell->trace = on;
	else
		return false;
	return true;
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
	for (; i < count && (args[i][0] == '-' || args[i][0] == '+') && args[i][1]; i++) {
		if (strcmp(args[i], "--") == 0)
			return set_parameters(shell, count - i - 1, args + i + 1);
		for (const char *letter = args[i] + 1; *letter; letter++)
			if (!set_option(shell, *letter, args[i][0] == '-'))
				return builtin_usage(shell, args[0], files);
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

/* One line, byte by byte: what follows it belongs to others. -1 = the input ended before its end;
 * -EINTR. A \ joins the next line, unless raw. */
static int read_line(struct shell *shell, int file, bool raw, struct text *line)
{
	const struct system *system = shell->system;
	bool quoted = false;
	char c;
	int r;

	while ((r = system->read(system->context, file, &c, 1)) == 1) {
		if (c == '\n' && !quoted)
			return 0;
		if (quoted && c != '\n')
			text_put(line, c);
		else if (c == '\\' && !raw) {
			quoted = true;
			continue;
		} else if (c && c != '\n')
			text_put(line, c);
		quoted = false;
	}
	return r == -EINTR ? r : -1;
}

/* The next field goes into the variable; the last variable gets the rest. */
static const char *take_field(struct shell *shell, const char *line, const char *separators,
			      const char *name, bool last)
{
	struct text field = {0};
	int length;

	line += strspn(line, separators);
	length = (int)(last ? strlen(line) : strcspn(line, separators));
	text_add(&field, line, length);
	while (last && field.length && strchr(separators, field.bytes[field.length - 1]))
		text_cut(&field, field.length - 1);
	vars_set(&shell->vars, name, (int)strlen(name), text_string(&field));
	text_deinit(&field);
	line += length;
	return line;
}

static void assign_fields(struct shell *shell, const char *line, int count, char **names)
{
	const char *set = vars_get(&shell->vars, "IFS", 3);
	char *separators = string_copy(set ? set : " \t\n", (int)strlen(set ? set : " \t\n"));

	for (int i = 0; i < count && separators; i++)
		line = take_field(shell, line, separators, names[i], i == count - 1);
	shell_free(separators);
}

int builtin_read(struct shell *shell, int count, char **args, const int *files)
{
	static char *reply[] = {"REPLY"};
	struct text line = {0};
	bool raw = false;
	int i = 1, r;

	for (; i < count && args[i][0] == '-'; i++) {
		if (strcmp(args[i], "-r") == 0)
			raw = true;
		else if (strcmp(args[i], "-p") == 0 && i + 1 < count)
			run_print(shell, files[2], "%s", args[++i]);
		else
			return builtin_usage(shell, args[0], files);
	}
	for (int j = i; j < count; j++)
		if (!*args[j] ||
		    words_name(args[j], (int)strlen(args[j]), 0) != (int)strlen(args[j]))
			return bad_name(shell, args, args[j], files);
	r = read_line(shell, files[0], raw, &line);
	if (r == -EINTR)
		shell->flow = FLOW_INTERRUPT;
	else
		assign_fields(shell, text_string(&line), i < count ? count - i : 1,
			      i < count ? args + i : reply);
	text_deinit(&line);
	return r == -EINTR ? STATUS_INTERRUPT : r < 0 ? STATUS_FAILED : 0;
}
