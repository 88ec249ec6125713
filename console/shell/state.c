/*
 * console/shell/state.c - a shell's state as bytes, for another process that goes on with it.
 *
 * Records: a letter, then texts, each with its end. The letter c with the command is the last one.
 */
#include <stdlib.h>
#include <string.h>
#include "memory.h"
#include "options.h"
#include "run.h"
#include "state.h"
#include "trap.h"

static void add(struct text *out, char letter, const char *text, int length)
{
	text_put(out, letter);
	text_add(out, text, length);
	text_put(out, '\0');
}

static void add_number(struct text *out, char letter, unsigned int number)
{
	text_put(out, letter);
	text_add_number(out, number);
	text_put(out, '\0');
}

static void add_var(struct text *out, const struct var *var)
{
	if (var->value) {
		add(out, 'v', var->name, (int)strlen(var->name));
		text_add(out, var->value, (int)strlen(var->value) + 1);
	}
	if (var->exported)
		add(out, 'e', var->name, (int)strlen(var->name));
	if (var->read_only)
		add(out, 'r', var->name, (int)strlen(var->name));
}

void state_write(struct shell *shell, const char *command, int length, struct text *out)
{
	for (const struct var *var = shell->vars.first; var; var = var->next)
		add_var(out, var);
	for (const struct function *f = shell->functions; f; f = f->next) {
		text_put(out, 'f');
		script_add_source(f->script, f->node, out);
		text_put(out, '\0');
	}
	for (int i = 0; i < shell->parameters.count; i++)
		add(out, 'p', shell->parameters.items[i], (int)strlen(shell->parameters.items[i]));
	add(out, 'n', shell->name, (int)strlen(shell->name));
	add_number(out, 'i', shell->id);
	add_number(out, 'l', shell->last_id);
	add_number(out, 's', (unsigned int)shell->status);
	text_put(out, 'o');
	options_letters(shell, out);
	text_put(out, '\0');
	for (const struct var *alias = shell->aliases.first; alias; alias = alias->next) {
		add(out, 'a', alias->name, (int)strlen(alias->name));
		text_add(out, alias->value, (int)strlen(alias->value) + 1);
	}
	if (shell->traps[TRAP_INT] && !*shell->traps[TRAP_INT])
		add(out, 't', "INT", 3);
	add(out, 'c', command, length);
}

/* The text at *at, which moves behind its end; NULL = the bytes stop before. */
static const char *next_text(const char *bytes, int length, int *at)
{
	const char *text = bytes + *at;
	const char *end = *at < length ? memchr(text, '\0', (size_t)(length - *at)) : NULL;

	if (!end)
		return NULL;
	*at = (int)(end - bytes) + 1;
	return text;
}

static void take_options(struct shell *shell, const char *letters)
{
	for (; *letters; letters++)
		options_set(shell, *letters, true);
}

static void take_name(struct shell *shell, const char *text, int length)
{
	char *name = string_copy(text, length);

	if (!name)
		return;
	shell_free(shell->name);
	shell->name = name;
}

/* One record but v, a and c. */
static void take(struct shell *shell, char letter, const char *text)
{
	int length = (int)strlen(text);

	switch (letter) {
	case 'e':
		vars_export(&shell->vars, text, length);
		break;
	case 'r':
		vars_protect(&shell->vars, text, length);
		break;
	case 'f':
		shell_run(shell, text, length, "function");
		break;
	case 'p':
		strings_add(&shell->parameters, text, length);
		break;
	case 'n':
		take_name(shell, text, length);
		break;
	case 'i':
		shell->id = (unsigned int)strtoul(text, NULL, 10);
		break;
	case 'l':
		shell->last_id = (unsigned int)strtoul(text, NULL, 10);
		break;
	case 's':
		shell->status = atoi(text);
		break;
	case 't':
		if (trap_find(text) >= 0)
			trap_set(shell, trap_find(text), "");
		break;
	case 'o':
		take_options(shell, text);
		break;
	}
}

int state_run(struct shell *shell, const char *bytes, int length)
{
	int at = 0;

	shell->aliases_replaced = true;
	while (at < length) {
		char letter = bytes[at++];
		const char *text = next_text(bytes, length, &at), *value;

		if (!text)
			break;
		if (letter == 'c') {
			shell_run(shell, text, (int)strlen(text), "sh");
			return shell_end(shell);
		}
		if (letter != 'v' && letter != 'a') {
			take(shell, letter, text);
			continue;
		}
		value = next_text(bytes, length, &at);
		if (!value)
			break;
		vars_set(letter == 'v' ? &shell->vars : &shell->aliases, text, (int)strlen(text),
			 value);
	}
	return shell->status = STATUS_USAGE;
}
