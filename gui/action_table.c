/* gui/action_table.c - the actions of a window as a table: add, find, check. */
#include "action_table.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void deinit(struct action *a)
{
	free(a->text);
	free(a->icon);
	free(a->accelerator);
	free(a->tip);
}

static bool copy_text(char **to, const char *from)
{
	if (!from)
		return true;
	*to = strdup(from);
	return *to != NULL;
}

static int copy(struct action *to, const struct gui_action *from)
{
	*to = (struct action){.id = from->id, .flags = from->flags};
	if (!from->text || !accelerator_parse(&to->key, from->accelerator))
		return -EINVAL;
	if (copy_text(&to->text, from->text) && copy_text(&to->icon, from->icon) &&
	    copy_text(&to->accelerator, from->accelerator) && copy_text(&to->tip, from->tip))
		return 0;
	deinit(to);
	return -ENOMEM;
}

static void put(struct action_table *t, const struct action *new)
{
	struct action *old = action_table_find(t, new->id);

	if (!old) {
		t->actions[t->count++] = *new;
		return;
	}
	deinit(old);
	*old = *new;
}

int action_table_add(struct action_table *t, const struct gui_action *actions)
{
	int count = 0, done = 0, error = 0;
	struct action *copies, *grown;

	while (actions[count].id)
		count++;
	copies = calloc(count + 1, sizeof(*copies));
	grown = copies ? realloc(t->actions, (t->count + count + 1) * sizeof(*grown)) : NULL;
	if (grown)
		t->actions = grown;
	error = grown ? 0 : -ENOMEM;
	while (!error && done < count) {
		error = copy(&copies[done], &actions[done]);
		done += !error;
	}
	for (int i = 0; i < done; i++) {
		if (error)
			deinit(&copies[i]);
		else
			put(t, &copies[i]);
	}
	free(copies);
	return error;
}

void action_table_deinit(struct action_table *t)
{
	for (int i = 0; i < t->count; i++)
		deinit(&t->actions[i]);
	free(t->actions);
	*t = (struct action_table){NULL, 0};
}

struct action *action_table_find(const struct action_table *t, uint32_t id)
{
	for (int i = 0; i < t->count; i++)
		if (t->actions[i].id == id)
			return &t->actions[i];
	return NULL;
}

static struct action *with_key(const struct action_table *t, uint32_t key, uint32_t mods,
			       uint32_t letter)
{
	for (int i = 0; i < t->count; i++)
		if (accelerator_is(&t->actions[i].key, key, mods, letter))
			return &t->actions[i];
	return NULL;
}

/* Two keys are in use to do something again: who has the one has the other as well. */
struct action *action_table_key(const struct action_table *t, uint32_t key, uint32_t mods,
				uint32_t letter)
{
	static const struct accelerator other = {KEY_Z, 'z', MOD_CTRL | MOD_SHIFT};
	struct action *action = with_key(t, key, mods, letter);

	if (!action && accelerator_is(&other, key, mods, letter))
		action = with_key(t, KEY_Y, MOD_CTRL, 'y');
	return action;
}

static bool set(struct action *a, bool checked)
{
	bool was = a->flags & GUI_ACTION_CHECKED;

	a->flags =
		checked ? a->flags | GUI_ACTION_CHECKED : a->flags & ~(uint32_t)GUI_ACTION_CHECKED;
	return was != checked;
}

bool action_table_check(struct action_table *t, struct action *action, bool checked)
{
	struct action *end = t->actions + t->count, *a = action;
	bool changed = false;

	if (!(action->flags & GUI_ACTION_RADIO) || !checked)
		return set(action, checked);
	while (a > t->actions && (a[-1].flags & GUI_ACTION_RADIO))
		a--;
	for (; a < end && (a->flags & GUI_ACTION_RADIO); a++)
		changed |= set(a, a == action);
	return changed;
}
