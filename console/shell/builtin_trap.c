/* console/shell/builtin_trap.c - trap: what a script wants done when it ends or is interrupted. */
#include <string.h>
#include "builtin.h"
#include "trap.h"

static int list(struct shell *shell, const int *files)
{
	for (int i = 0; i < TRAPS; i++) {
		struct text line = {0};

		if (!shell->traps[i])
			continue;
		text_add_quoted(&line, shell->traps[i]);
		run_print(shell, files[1], "trap -- %s %s\n", text_string(&line), trap_name(i));
		text_deinit(&line);
	}
	return 0;
}

/* With a number in the action's place there is none: all that follows are traps. */
static bool is_reset(const char *action)
{
	return strcmp(action, "-") == 0 || strspn(action, "0123456789") == strlen(action);
}

int builtin_trap(struct shell *shell, int count, char **args, const int *files)
{
	int first = count > 1 && strcmp(args[1], "--") == 0 ? 2 : 1, status = 0;
	const char *action = count > first ? args[first] : NULL;

	if (!action)
		return list(shell, files);
	if (*action && is_reset(action)) {
		first -= action[0] != '-';
		action = NULL;
	}
	if (count < first + 2)
		return builtin_usage(shell, args[0], files);
	for (int i = first + 1; i < count; i++) {
		int trap = trap_find(args[i]);

		if (trap < 0 || trap_set(shell, trap, action) < 0) {
			run_error(shell, files, "trap: %s: this cannot be waited for", args[i]);
			status = STATUS_FAILED;
		}
	}
	return status;
}
