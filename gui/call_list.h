/*
 * gui/call_list.h - functions any thread wants called, for one thread that calls them
 * (call_list.c).
 *
 * Pushing never waits: a compare and exchange puts an entry in front of the newest. Taking removes
 * all at once, oldest first, so each thread's calls come in its own order.
 */
#ifndef GUI_CALL_LIST_H
#define GUI_CALL_LIST_H

#include <stdbool.h>
#include <stdint.h>

struct call {
	struct call *next;
	void (*function)(void *argument);
	void *argument;
	bool allocated; /* free it when it has been called */
};

struct call_list {
	struct call *newest;
	uint32_t count; /* entries, those being pushed included */
};

/* Any thread. True if the list was empty: whoever takes must be woken. */
bool call_list_push(struct call_list *list, struct call *call);

/* All entries, oldest first, linked by next. */
struct call *call_list_take(struct call_list *list);

#endif
