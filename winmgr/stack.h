/*
 * winmgr/stack.h - the order of sibling windows: three bands, topmost, normal, bottom. Pure.
 *
 * A list, top first; each band is one run of it.
 */
#ifndef WINMGR_STACK_H
#define WINMGR_STACK_H

#include "common/list.h"

/* Any entry of a stack begins with this. */
struct stacked {
	struct list link;
	int band; /* STACK_... */
};

#define STACK_BOTTOM  0
#define STACK_NORMAL  1
#define STACK_TOPMOST 2

/* Insert (or move) to the front or to the back of its band. */
void stack_to_top(struct list *stack, struct stacked *s);
void stack_to_bottom(struct list *stack, struct stacked *s);

#endif
