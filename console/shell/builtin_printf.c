/* console/shell/builtin_printf.c - printf: arguments in the form that a format says. */
#include <errno.h>
#include <string.h>
#include "builtin.h"
#include "format.h"

int builtin_printf(struct shell *shell, int count, char **args, const int *files)
{
	int first = count > 1 && strcmp(args[1], "--") == 0 ? 2 : 1;
	struct text out = {0}, problem = {0};
	int status;

	if (count <= first)
		return builtin_usage(shell, args[0], files);
	status = format_text(args[first], args + first + 1, count - first - 1, &out, &problem);
	if (out.failed) {
		run_error(shell, files, "printf: %s", run_reason(-ENOMEM));
		status = STATUS_FAILED;
	} else if (!run_write(shell, files[1], text_string(&out), out.length)) {
		status = STATUS_FAILED;
	}
	if (status && problem.length)
		run_error(shell, files, "printf: %s", text_string(&problem));
	text_deinit(&out);
	text_deinit(&problem);
	return status;
}
