/* console/shell/builtin_read.c - read: a line of the input, cut into variables. */
#include <errno.h>
#include <string.h>
#include "builtin.h"
#include "memory.h"
#include "trap.h"

/* What was read: of each byte whether a \ stood in front of it, so that it separates nothing. */
struct input {
	struct text line, quoted;
	struct text separators;
};

static void put(struct input *input, char c, bool quoted)
{
	text_put(&input->line, c);
	text_put(&input->quoted, quoted);
}

/* One line, byte by byte: what follows it belongs to others. -1 = the input ended before its end;
 * -EINTR. A \ joins the next line, unless raw. */
static int read_line(struct shell *shell, int file, bool raw, struct input *input)
{
	const struct system *system = shell->system;
	bool quoted = false;
	char c;
	int r;

	for (;;) {
		r = system->read(system->context, file, &c, 1);
		if (r == -EINTR && trap_interrupt(shell) == 0)
			continue;
		if (r != 1)
			return r == -EINTR ? r : -1;
		if (c == '\n' && !quoted)
			return 0;
		if (c == '\\' && !raw && !quoted) {
			quoted = true;
			continue;
		}
		if (c && c != '\n')
			put(input, c, quoted);
		quoted = false;
	}
}

static bool separates(const struct input *input, int at)
{
	return at < input->line.length && !input->quoted.bytes[at] &&
	       strchr(text_string(&input->separators), input->line.bytes[at]);
}

static bool is_blank(const struct input *input, int at)
{
	return separates(input, at) && strchr(" \t\n", input->line.bytes[at]);
}

static int skip_blanks(const struct input *input, int at)
{
	while (is_blank(input, at))
		at++;
	return at;
}

/* Behind the field at `at`; *next behind what separates it from the next one: blanks around one
 * other separator. */
static int field_end(const struct input *input, int at, int *next)
{
	while (at < input->line.length && !separates(input, at))
		at++;
	*next = skip_blanks(input, at);
	if (separates(input, *next))
		*next = skip_blanks(input, *next + 1);
	return at;
}

/* The last variable gets all the fields that are left, with what stands between them. */
static int rest_end(const struct input *input, int at)
{
	int next, end = field_end(input, at, &next);

	if (next == input->line.length)
		return end;
	end = input->line.length;
	while (end > at && is_blank(input, end - 1))
		end--;
	return end;
}

static int assign_fields(struct shell *shell, const struct input *input, int count, char **names)
{
	int at = skip_blanks(input, 0), r = 0;

	for (int i = 0; i < count && r >= 0; i++) {
		int next = input->line.length;
		int end = i == count - 1 ? rest_end(input, at) : field_end(input, at, &next);
		char *value = string_copy(text_string(&input->line) + at, end - at);

		r = value ? vars_set(&shell->vars, names[i], (int)strlen(names[i]), value)
			  : -ENOMEM;
		shell_free(value);
		at = next;
	}
	return r;
}

static int read_fields(struct shell *shell, const int *files, bool raw, int count, char **names)
{
	const char *separators = vars_get(&shell->vars, "IFS", 3);
	struct input input = {0};
	int r, error = 0;

	text_add_string(&input.separators, separators ? separators : " \t\n");
	r = read_line(shell, files[0], raw, &input);
	if (input.line.failed || input.quoted.failed || input.separators.failed)
		error = -ENOMEM;
	else if (r != -EINTR)
		error = assign_fields(shell, &input, count, names);
	if (error)
		run_error(shell, files, "read: %s",
			  error == -EPERM ? "a variable is read-only" : run_reason(error));
	text_deinit(&input.line);
	text_deinit(&input.quoted);
	text_deinit(&input.separators);
	return error ? STATUS_USAGE : r;
}

int builtin_read(struct shell *shell, int count, char **args, const int *files)
{
	static char *reply[] = {"REPLY"};
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
	for (int j = i; j < count; j++) {
		int length = (int)strlen(args[j]);

		if (!length || words_name(args[j], length, 0) != length) {
			run_error(shell, files, "read: %s: this cannot be a variable's name",
				  args[j]);
			return STATUS_FAILED;
		}
	}
	r = read_fields(shell, files, raw, i < count ? count - i : 1, i < count ? args + i : reply);
	return r == -EINTR ? STATUS_INTERRUPT : r < 0 ? STATUS_FAILED : r;
}
