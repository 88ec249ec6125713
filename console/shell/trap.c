/* console/shell/trap.c - what a script wants done when it ends, is interrupted, or is told to end.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "memory.h"
#include "run.h"
#include "trap.h"

static const struct {
	const char *name, *number;
} traps[TRAPS] = {
	[TRAP_EXIT] = {"EXIT", "0"}, [TRAP_INT] = {"INT", "2"}, [TRAP_TERM] = {"TERM", "15"}};

int trap_find(const char *name)
{
	const char *plain = strncmp(name, "SIG", 3) == 0 ? name + 3 : name;

	for (int i = 0; i < TRAPS; i++)
		if (strcmp(traps[i].name, plain) == 0 || strcmp(traps[i].number, name) == 0)
			return i;
	return -1;
}

const char *trap_name(int trap)
{
	return traps[trap].name;
}

int trap_set(struct shell *shell, int trap, const char *action)
{
	char *copy = action ? string_copy(action, (int)strlen(action)) : NULL;

	if (action && !copy)
		return -ENOMEM;
	shell_free(shell->traps[trap]);
	shell->traps[trap] = copy;
	return 0;
}

void trap_deinit(struct shell *shell)
{
	for (int i = 0; i < TRAPS; i++)
		trap_set(shell, i, NULL);
}

/* Everything that was started goes with the shell, and no trap runs. */
static int end(struct shell *shell, int status)
{
	for (const struct job *job = shell->jobs.first; job; job = job->next)
		run_kill(shell, job, status);
	trap_set(shell, TRAP_EXIT, NULL);
	shell->flow = FLOW_EXIT;
	shell->told = status;
	return status;
}

int trap_interrupt(struct shell *shell)
{
	int told = shell->system->told(shell->system->context);
	int trap = told == STATUS_TERMINATED ? TRAP_TERM : TRAP_INT;
	const char *action = shell->traps[trap];

	if (told && told != STATUS_INTERRUPT && (trap == TRAP_INT || !action))
		return end(shell, told);
	if (!action)
		shell->flow = FLOW_INTERRUPT;
	else if (*action)
		shell->trapped[trap] = true;
	else
		return 0;
	return told ? told : STATUS_INTERRUPT;
}

static void run_action(struct shell *shell, int trap, const int *files)
{
	const char *action = shell->traps[trap];
	int status = shell->status, length = action ? (int)strlen(action) : 0;
	char *copy = length ? string_copy(action, length) : NULL; /* it may set another one */

	if (!copy)
		return;
	run_text(shell, copy, length, "trap", files);
	shell_free(copy);
	if (!shell->flow)
		shell->status = status;
}

void trap_run(struct shell *shell, const int *files)
{
	for (int i = 0; i < TRAPS && !shell->flow; i++) {
		if (!shell->trapped[i])
			continue;
		shell->trapped[i] = false;
		run_action(shell, i, files);
	}
}

int shell_end(struct shell *shell)
{
	int status = shell->flow == FLOW_INTERRUPT ? STATUS_INTERRUPT : shell->status;

	/* What was said at the last moment: perhaps the reader went because the whole job is ended.
	 */
	if (shell->system->interrupted(shell->system->context))
		trap_interrupt(shell);
	if (shell->told)
		return shell->told;
	shell->flow = FLOW_NONE;
	shell->status = status;
	shell->frame = shell->files;
	run_action(shell, TRAP_EXIT, shell->files);
	if (shell->flow != FLOW_EXIT)
		shell->status = status;
	shell->flow = FLOW_EXIT;
	return shell->status;
}
