/* console/shell/function.c - the functions of a script: defined, found, called. */
#include <errno.h>
#include <string.h>
#include "memory.h"
#include "run.h"
#include "saved.h"

struct function *run_function(const struct shell *shell, const char *name)
{
	for (struct function *function = shell->functions; function; function = function->next)
		if (strcmp(function->name, name) == 0)
			return function;
	return NULL;
}

int run_define(struct shell *shell, const struct node *node)
{
	struct function *function = shell_alloc(sizeof *function);

	if (!function)
		return -ENOMEM;
	run_undefine(shell, node->name);
	*function = (struct function){.next = shell->functions,
				      .name = node->name,
				      .node = node,
				      .script = script_ref(shell->script)};
	shell->functions = function;
	return 0;
}

void run_undefine(struct shell *shell, const char *name)
{
	for (struct function **link = &shell->functions; *link; link = &(*link)->next) {
		struct function *function = *link;

		if (strcmp(function->name, name) != 0)
			continue;
		*link = function->next;
		script_unref(function->script);
		shell_free(function);
		return;
	}
}

/* The body may define the function anew: its script is held while it runs. */
static void run_body(struct shell *shell, const struct function *function, const int *files)
{
	const struct node *body = function->node->second;
	struct script *before = shell->script;
	int loops = shell->loops;

	shell->script = script_ref(function->script);
	shell->loops = 0;
	shell->calls++;
	run(shell, body, files);
	shell->calls--;
	shell->loops = loops;
	script_unref(shell->script);
	shell->script = before;
	if (shell->flow == FLOW_RETURN)
		shell->flow = FLOW_NONE;
}

int run_call(struct shell *shell, struct function *function, struct strings *args, const int *files)
{
	struct strings before = shell->parameters;
	struct saved *locals = NULL, **outer = shell->locals;

	if (shell->calls == CALLS_MAX) {
		run_error(shell, files, "%s: too many calls in one another", args->items[0]);
		shell->flow = shell->interactive ? FLOW_INTERRUPT : FLOW_EXIT;
		return STATUS_USAGE;
	}
	strings_remove(args, 0);
	shell->parameters = *args;
	*args = (struct strings){0};
	shell->status = 0;
	shell->locals = &locals;
	run_body(shell, function, files);
	shell->locals = outer;
	saved_restore(shell, locals);
	strings_deinit(&shell->parameters);
	shell->parameters = before;
	return shell->status;
}
