/* console/shell/builtin_print.c - echo and printf: arguments, as they are or in the form of a
 * format.
 */
#include <errno.h>
#include <string.h>
#include "builtin.h"
#include "format.h"

static int write_text(struct shell *shell, const struct text *text, const char *name,
		      const int *files)
{
	if (text->failed) {
		run_error(shell, files, "%s: %s", name, run_reason(-ENOMEM));
		return STATUS_FAILED;
	}
	return run_write(shell, files[1], text_string(text), text->length) ? 0 : STATUS_FAILED;
}

/* Only what consists of known letters is an option. */
static bool echo_option(const char *word, bool *newline, bool *escapes)
{
	if (word[0] != '-' || !word[1] || word[1 + strspn(word + 1, "neE")])
		return false;
	for (word++; *word; word++) {
		*newline &= *word != 'n';
		*escapes = *word == 'n' ? *escapes : *word == 'e';
	}
	return true;
}

int builtin_echo(struct shell *shell, int count, char **args, const int *files)
{
	struct text words = {0}, out = {0}, problem = {0};
	bool newline = true, escapes = false;
	int first = 1, status;

	while (first < count && echo_option(args[first], &newline, &escapes))
		first++;
	for (int i = first; i < count; i++) {
		text_add_string(&words, i > first ? " " : "");
		text_add_string(&words, args[i]);
	}
	if (escapes) {
		char *all[] = {(char *)text_string(&words)};

		format_text(newline ? "%b\n" : "%b", all, 1, &out, &problem);
		out.failed |= words.failed;
	} else if (newline) {
		text_put(&words, '\n');
	}
	status = write_text(shell, escapes ? &out : &words, args[0], files);
	text_deinit(&words);
	text_deinit(&out);
	text_deinit(&problem);
	return status;
}

int builtin_printf(struct shell *shell, int count, char **args, const int *files)
{
	int first = count > 1 && strcmp(args[1], "--") == 0 ? 2 : 1;
	struct text out = {0}, problem = {0};
	int status;

	if (count <= first)
		return builtin_usage(shell, args[0], files);
	status = format_text(args[first], args + first + 1, count - first - 1, &out, &problem);
	status |= write_text(shell, &out, args[0], files);
	if (problem.length)
		run_error(shell, files, "printf: %s", text_string(&problem));
	text_deinit(&out);
	text_deinit(&problem);
	return status;
}
