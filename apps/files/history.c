/* apps/files/history.c - the folders that were shown: back and forward. */
#include "history.h"
#include <stdio.h>
#include <string.h>

void history_visit(struct history *h, const char *path)
{
	if (h->count > 0 && !strcmp(h->paths[h->at], path))
		return;
	h->count = h->count > 0 ? h->at + 1 : 0;
	if (h->count == HISTORY_MOST) {
		h->count--;
		memmove(h->paths[0], h->paths[1],
			sizeof(h->paths[0]) * HISTORY_MOST - sizeof(h->paths[0]));
	}
	snprintf(h->paths[h->count], sizeof(h->paths[0]), "%s", path);
	h->at = h->count++;
}

bool history_can(const struct history *h, int step)
{
	return h->at + step >= 0 && h->at + step < h->count;
}

const char *history_go(struct history *h, int step)
{
	if (!history_can(h, step))
		return NULL;
	h->at += step;
	return h->paths[h->at];
}
