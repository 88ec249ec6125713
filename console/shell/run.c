/*
 * console/shell/run.c - walks a script's tree.
 *
 * Every kind of node has one function here or in command.c and start.c; `run` chooses it, and looks
 * whether somebody wants to stop.
 */
#include <errno.h>
#include <string.h>
#include "options.h"
#include "pattern.h"
#include "run.h"
#include "trap.h"

static bool get_value(void *context, const char *name, int length, struct text *value)
{
	struct shell *shell = context;
	const char *found;

	if (length == 1 && name[0] == '?')
		text_add_number(value, shell->status);
	else if (length == 1 && name[0] == '$')
		text_add_number(value, shell->id);
	else if (length == 1 && name[0] == '!' && shell->last_id)
		text_add_number(value, shell->last_id);
	else if (length == 1 && name[0] == '0')
		text_add_string(value, shell->name);
	else if (length == 1 && name[0] == '-')
		options_letters(shell, value);
	else if ((found = vars_get(&shell->vars, name, length)))
		text_add_string(value, found);
	else
		return false;
	return true;
}

static int set_value(void *context, const char *name, int length, const char *value)
{
	struct shell *shell = context;

	return vars_set(&shell->vars, name, length, value);
}

int run_list_names(void *context, const char *directory, struct strings *names)
{
	struct shell *shell = context;
	struct text path = {0};
	int r = -ENOMEM;

	paths_full(&path, shell->directory, directory);
	if (!path.failed)
		r = shell->system->list(shell->system->context, text_string(&path), names);
	text_deinit(&path);
	return r;
}

static int substitute(void *context, const char *command, int length, struct text *output)
{
	struct shell *shell = context;

	return run_substitute(shell, command, length, shell->current, output);
}

struct expander run_expander(struct shell *shell)
{
	return (struct expander){.context = shell,
				 .get = get_value,
				 .set = set_value,
				 .substitute = substitute,
				 .list = shell->no_paths ? NULL : run_list_names,
				 .parameters = shell->parameters.items,
				 .parameter_count = shell->parameters.count,
				 .unset_is_wrong = shell->unset_is_wrong};
}

int run_expansion_failed(struct shell *shell, const struct expander *e, int r, const int *files)
{
	if (shell->flow)
		return shell->status;
	if (r == -EINTR)
		return STATUS_INTERRUPT;
	run_error(shell, files, "%s", r == -EINVAL ? e->problem : run_reason(r));
	shell->flow = shell->interactive ? FLOW_INTERRUPT : FLOW_EXIT;
	return STATUS_USAGE;
}

static int run_members(struct shell *shell, const struct node *node, const int *files)
{
	for (node = node->first; node && !shell->flow; node = node->next)
		run(shell, node, files);
	return shell->status;
}

/* The status of a condition never ends a shell with set -e. */
static int run_condition(struct shell *shell, const struct node *node, const int *files)
{
	int status;

	shell->conditions++;
	status = run(shell, node, files);
	shell->conditions--;
	return status;
}

static int run_not(struct shell *shell, const struct node *node, const int *files)
{
	int status = run_condition(shell, node->first, files);

	return shell->flow ? status : !status;
}

static int run_and_or(struct shell *shell, const struct node *node, const int *files)
{
	int status = run_condition(shell, node->first, files);

	if (shell->flow || (status == 0) != (node->kind == NODE_AND))
		return status;
	return run(shell, node->second, files);
}

static int run_if(struct shell *shell, const struct node *node, const int *files)
{
	int status = run_condition(shell, node->first, files);

	if (shell->flow)
		return status;
	if (status == 0)
		return run(shell, node->second, files);
	return node->third ? run(shell, node->third, files) : 0;
}

/* After a loop's body: does the loop go on? break and continue count the loops they leave. */
static bool goes_on(struct shell *shell)
{
	if (shell->flow != FLOW_BREAK && shell->flow != FLOW_CONTINUE)
		return !shell->flow;
	if (--shell->flow_count)
		return false;
	if (shell->flow == FLOW_BREAK) {
		shell->flow = FLOW_NONE;
		return false;
	}
	shell->flow = FLOW_NONE;
	return true;
}

static int run_loop(struct shell *shell, const struct node *node, const int *files)
{
	int status = 0;
	bool on = true;

	shell->loops++;
	while (on) {
		int condition = run_condition(shell, node->first, files);

		if (shell->flow)
			on = goes_on(shell);
		else if ((condition == 0) != (node->kind == NODE_WHILE))
			on = false;
		else {
			status = run(shell, node->second, files);
			on = goes_on(shell);
		}
	}
	shell->loops--;
	return shell->flow ? shell->status : status;
}

static int run_each(struct shell *shell, const struct node *node, const struct strings *values,
		    const int *files)
{
	int status = 0;
	bool on = true;

	shell->loops++;
	for (int i = 0; i < values->count && on; i++) {
		int r = vars_set(&shell->vars, node->name, (int)strlen(node->name),
				 values->items[i]);

		if (r < 0) {
			run_error(shell, files, "%s: %s", node->name, run_reason(r));
			status = STATUS_FAILED;
			break;
		}
		status = run(shell, node->second, files);
		on = goes_on(shell);
	}
	shell->loops--;
	return status;
}

static int run_for(struct shell *shell, const struct node *node, const int *files)
{
	static const struct word all = {.text = "\"$@\"", .length = 4};
	struct expander e = run_expander(shell);
	struct strings values = {0};
	int r = expand_words(&e, node->in ? node->words : &all, &values), status;

	if (r < 0)
		status = run_expansion_failed(shell, &e, r, files);
	else
		status = run_each(shell, node, &values, files);
	strings_deinit(&values);
	return status;
}

static int item_matches(const struct node *item, const struct text *text, struct expander *e,
			bool *matches)
{
	int r = 0;

	for (const struct word *word = item->words; word && !*matches && r >= 0;
	     word = word->next) {
		struct text pattern = {0};

		r = expand_pattern(e, word, &pattern);
		*matches = r >= 0 && pattern_match(text_string(&pattern), pattern.length,
						   text_string(text), text->length);
		text_deinit(&pattern);
	}
	return r;
}

static int run_case(struct shell *shell, const struct node *node, const int *files)
{
	struct expander e = run_expander(shell);
	struct text text = {0};
	int r = expand_word(&e, node->words->text, node->words->length, &text), status = 0;
	bool matches = false;

	for (const struct node *item = node->first; item && r >= 0 && !matches; item = item->next) {
		r = item_matches(item, &text, &e, &matches);
		if (r >= 0 && matches && item->second)
			status = run(shell, item->second, files);
	}
	if (r < 0)
		status = run_expansion_failed(shell, &e, r, files);
	text_deinit(&text);
	return status;
}

static int run_group(struct shell *shell, const struct node *node, const int *files)
{
	return run(shell, node->first, files);
}

static int define(struct shell *shell, const struct node *node, const int *files)
{
	int r = run_define(shell, node);

	if (r < 0)
		run_error(shell, files, "%s", run_reason(r));
	return r < 0 ? STATUS_FAILED : 0;
}

static int run_kind(struct shell *shell, const struct node *node, const int *files)
{
	static int (*const kinds[])(struct shell *, const struct node *,
				    const int *) = {[NODE_SIMPLE] = run_simple,
						    [NODE_PIPE] = run_pipe,
						    [NODE_NOT] = run_not,
						    [NODE_AND] = run_and_or,
						    [NODE_OR] = run_and_or,
						    [NODE_LIST] = run_members,
						    [NODE_BACKGROUND] = run_background,
						    [NODE_SUBSHELL] = run_subshell,
						    [NODE_GROUP] = run_group,
						    [NODE_IF] = run_if,
						    [NODE_WHILE] = run_loop,
						    [NODE_UNTIL] = run_loop,
						    [NODE_FOR] = run_for,
						    [NODE_CASE] = run_case,
						    [NODE_FUNCTION] = define};

	return kinds[node->kind](shell, node, files);
}

/* Simple commands and subshells see to their redirections themselves. */
static int run_redirected(struct shell *shell, const struct node *node, const int *files)
{
	struct opened opened = {0};
	struct frame frame;
	int inside[FILES], status;

	if (!node->redirects || node->kind == NODE_SIMPLE || node->kind == NODE_SUBSHELL)
		return run_kind(shell, node, files);
	status = run_open(shell, node->redirects, files, inside, &opened);
	if (!status) {
		run_enter(shell, &frame, inside);
		status = run_kind(shell, node, inside);
		run_leave(shell, &frame);
	}
	run_close(shell, &opened);
	return status;
}

static bool may_end_shell(const struct node *node)
{
	return node->kind == NODE_SIMPLE || node->kind == NODE_PIPE || node->kind == NODE_SUBSHELL;
}

int run(struct shell *shell, const struct node *node, const int *files)
{
	const int *before = shell->current;

	if (shell->flow)
		return shell->status;
	if (shell->system->interrupted(shell->system->context)) {
		int status = trap_interrupt(shell);

		if (shell->flow)
			return shell->status = status;
	}
	trap_run(shell, files);
	shell->current = files;
	shell->status = run_redirected(shell, node, files);
	shell->current = before;
	if (shell->status && shell->exit_on_error && !shell->conditions && !shell->flow &&
	    may_end_shell(node))
		shell->flow = FLOW_EXIT;
	trap_run(shell, files);
	return shell->status;
}

/* Is this place in the text the first of its line? */
static bool starts_line(const char *text, int place)
{
	while (place > 0 && (text[place - 1] == ' ' || text[place - 1] == '\t'))
		place--;
	return place > 0 && text[place - 1] == '\n';
}

/* Run the script. If it changes aliases, what begins on a later line must be parsed anew: the place
 * of that in the text, or -1. */
static int run_lines(struct shell *shell, const struct script *script, const char *text,
		     const int *files)
{
	const struct node *node = script_root(script);
	unsigned int changes = shell->alias_changes;

	for (node = node ? node->first : NULL; node && !shell->flow; node = node->next) {
		run(shell, node, files);
		if (changes != shell->alias_changes && node->next && node->next->origin >= 0 &&
		    starts_line(text, node->next->origin))
			return node->next->origin;
	}
	return -1;
}

static int run_source(struct shell *shell, struct source *source, const char *what,
		      const int *files)
{
	struct script *script, *before = shell->script;
	struct parse_error error;

	if (parse_source(source, &script, &error) != PARSE_OK) {
		run_error(shell, files, "%s:%d:%d: %s", what, error.line, error.column, error.text);
		shell->status = STATUS_USAGE;
		return -1;
	}
	shell->script = script;
	shell->calls++;
	source->from = run_lines(shell, script, source->text, files);
	shell->calls--;
	shell->script = before;
	script_unref(script);
	return source->from;
}

int run_text(struct shell *shell, const char *text, int length, const char *what, const int *files)
{
	struct source source = {.text = text, .length = length, .aliases = &shell->aliases};

	if (shell->calls == CALLS_MAX) {
		run_error(shell, files, "too many calls in one another");
		shell->flow = shell->interactive ? FLOW_INTERRUPT : FLOW_EXIT;
		return shell->status = STATUS_USAGE;
	}
	if (shell->aliases_replaced && !shell->calls)
		source.aliases = NULL;
	while (run_source(shell, &source, what, files) >= 0 && !shell->flow)
		;
	return shell->status;
}
