/*
 * gui/action_table.h - a window's actions: what they are called, what they are now, which key.
 *
 * Pure: no window. Texts are copies. An id that is added again replaces the action.
 */
#ifndef GUI_ACTION_TABLE_H
#define GUI_ACTION_TABLE_H

#include "gui.h"

/* A key with modifiers. A letter or digit is meant by what is on the key (layouts differ), anything
 * else by its key code. */
struct accelerator {
	uint32_t key;	 /* KEY_..., 0 = none */
	uint32_t letter; /* lower case, 0 = by key */
	uint32_t mods;	 /* MOD_SHIFT, MOD_CTRL, MOD_ALT, MOD_SUPER */
};

struct action {
	uint32_t id, flags; /* GUI_ACTION_... */
	char *text, *icon, *accelerator, *tip;
	struct accelerator key;
};

struct action_table {
	struct action *actions;
	int count;
};

/* "Ctrl+Shift+S", "F5", "Alt+Enter", "Ctrl++"; names as in abi/key.h without "_", any case; also
 * Del, Ins, Esc, PgUp, PgDn, Plus. false: not one of these. NULL and "" are no key. */
bool accelerator_parse(struct accelerator *a, const char *text);
/* Is it this one that was pressed? letter: on the key, lower case, 0 = none. */
bool accelerator_is(const struct accelerator *a, uint32_t key, uint32_t mods, uint32_t letter);

/* Ends with id 0. -ENOMEM, -EINVAL accelerator or no text: the table is as it was. */
int action_table_add(struct action_table *t, const struct gui_action *actions);
void action_table_deinit(struct action_table *t);
struct action *action_table_find(const struct action_table *t, uint32_t id); /* NULL = none */
/* Ctrl+Shift+Z is Ctrl+Y where nothing else has it, as in text boxes. */
struct action *action_table_key(const struct action_table *t, uint32_t key, uint32_t mods,
				uint32_t letter);
/* Check or not. One of a radio group (neighbours in the table that are radio) goes on by itself
 * only, the others go off. Returns whether anything changed; all of the group may have. */
bool action_table_check(struct action_table *t, struct action *action, bool checked);

#endif
