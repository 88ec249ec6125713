/*
 * apps/files/history.h - the folders that were shown: back and forward.
 */
#ifndef FILES_HISTORY_H
#define FILES_HISTORY_H

#include <stdbool.h>
#include "abi/limits.h"

#define HISTORY_MOST 32 /* the oldest fall out */

struct history {
	char paths[HISTORY_MOST][PATH_LENGTH_MAX];
	int count, at; /* the one that is shown */
};

void history_visit(struct history *h, const char *path); /* what was forward is forgotten */
const char *history_go(struct history *h, int step);	 /* -1 back, 1 forward; NULL: no further */
bool history_can(const struct history *h, int step);

#endif
