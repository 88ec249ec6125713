/* console/shell/saved.c - variables as they were, to be put back. */
#include <errno.h>
#include <string.h>
#include "memory.h"
#include "saved.h"

int saved_add(struct shell *shell, const char *name, int length, struct saved **saved)
{
	const struct var *var = vars_find(&shell->vars, name, length);
	struct saved *entry = shell_alloc(sizeof *entry);

	if (!entry)
		return -ENOMEM;
	*entry = (struct saved){.next = *saved, .name = string_copy(name, length)};
	if (var && var->value)
		entry->value = string_copy(var->value, (int)strlen(var->value));
	entry->exported = var && var->exported;
	*saved = entry;
	return entry->name && (!var || !var->value || entry->value) ? 0 : -ENOMEM;
}

static void put_back(struct vars *vars, const struct saved *entry)
{
	int length = (int)strlen(entry->name);
	struct var *var;

	if (entry->value)
		vars_set(vars, entry->name, length, entry->value);
	else
		vars_unset(vars, entry->name);
	var = vars_find(vars, entry->name, length);
	if (var)
		var->exported = entry->exported;
}

void saved_restore(struct shell *shell, struct saved *saved)
{
	while (saved) {
		struct saved *next = saved->next;

		if (saved->name)
			put_back(&shell->vars, saved);
		shell_free(saved->name);
		shell_free(saved->value);
		shell_free(saved);
		saved = next;
	}
}
