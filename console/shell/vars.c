/* console/shell/vars.c - the shell's variables: a list in the order of their names. */
#include <errno.h>
#include <string.h>
#include "memory.h"
#include "vars.h"

static void var_destroy(struct var *var)
{
	shell_free(var->name);
	shell_free(var->value);
	shell_free(var);
}

void vars_deinit(struct vars *vars)
{
	while (vars->first) {
		struct var *var = vars->first;

		vars->first = var->next;
		var_destroy(var);
	}
}

static int compare(const char *name, int length, const struct var *var)
{
	int order = strncmp(name, var->name, (size_t)length);

	return order ? order : var->name[length] ? -1 : 0;
}

/* The link to the variable, or to where it would be. */
static struct var **find(const struct vars *vars, const char *name, int length, bool *found)
{
	struct var **link = (struct var **)&vars->first;
	int order = -1;

	while (*link && (order = compare(name, length, *link)) > 0)
		link = &(*link)->next;
	*found = *link && order == 0;
	return link;
}

struct var *vars_find(const struct vars *vars, const char *name, int length)
{
	bool found;
	struct var **link = find(vars, name, length, &found);

	return found ? *link : NULL;
}

const char *vars_get(const struct vars *vars, const char *name, int length)
{
	const struct var *var = vars_find(vars, name, length);

	return var ? var->value : NULL;
}

/* The variable, made if there is none. NULL = no memory. */
static struct var *need(struct vars *vars, const char *name, int length)
{
	bool found;
	struct var **link = find(vars, name, length, &found);
	struct var *var = *link;

	if (found)
		return var;
	var = shell_alloc(sizeof *var);
	if (!var)
		return NULL;
	*var = (struct var){.next = *link, .name = string_copy(name, length)};
	if (!var->name) {
		shell_free(var);
		return NULL;
	}
	*link = var;
	return var;
}

int vars_set(struct vars *vars, const char *name, int length, const char *value)
{
	struct var *var;
	char *copy;
	bool found;
	struct var **link = find(vars, name, length, &found);

	if (found && (*link)->read_only)
		return -EPERM;
	copy = string_copy(value, (int)strlen(value));
	var = copy ? need(vars, name, length) : NULL;
	if (!var) {
		shell_free(copy);
		return -ENOMEM;
	}
	shell_free(var->value);
	var->value = copy;
	var->exported |= vars->export_all;
	return 0;
}

int vars_unset(struct vars *vars, const char *name)
{
	bool found;
	struct var **link = find(vars, name, (int)strlen(name), &found);
	struct var *var = *link;

	if (!found)
		return 0;
	if (var->read_only)
		return -EPERM;
	*link = var->next;
	var_destroy(var);
	return 0;
}

int vars_export(struct vars *vars, const char *name, int length)
{
	struct var *var = need(vars, name, length);

	if (!var)
		return -ENOMEM;
	var->exported = true;
	return 0;
}

int vars_protect(struct vars *vars, const char *name, int length)
{
	struct var *var = need(vars, name, length);

	if (!var)
		return -ENOMEM;
	var->read_only = true;
	return 0;
}

void vars_environment(const struct vars *vars, struct strings *environment)
{
	for (const struct var *var = vars->first; var; var = var->next) {
		struct text line = {0};

		if (!var->exported || !var->value)
			continue;
		text_add_string(&line, var->name);
		text_put(&line, '=');
		text_add_string(&line, var->value);
		strings_give(environment, text_take(&line));
	}
}
