/* apps/files/undo.c - keeps the steps that undo what was done last. */
#include "undo.h"
#include <string.h>

void undo_push(struct undo *u, const char *what, struct steps *steps)
{
	if (!steps->count) {
		steps_deinit(steps);
		return;
	}
	if (u->count == UNDO_MOST) {
		steps_deinit(&u->entries[0].steps);
		memmove(u->entries, u->entries + 1, (UNDO_MOST - 1) * sizeof(u->entries[0]));
		u->count--;
	}
	u->entries[u->count++] = (struct undo_entry){what, *steps};
	*steps = (struct steps){NULL, 0, 0};
}

bool undo_pop(struct undo *u, struct steps *steps)
{
	if (!u->count)
		return false;
	*steps = u->entries[--u->count].steps;
	return true;
}

void undo_clear(struct undo *u)
{
	while (u->count)
		steps_deinit(&u->entries[--u->count].steps);
}

const char *undo_what(const struct undo *u)
{
	return u->count ? u->entries[u->count - 1].what : NULL;
}
