/*
 * winmgr/stack.h - the order of sibling windows: three bands, topmost, normal, bottom. Pure.
 *
 * A list, top first; each band is one run of it. An entry may belong to another, its owner: it
 * lies in the owner's band or a higher one, and stays in front of it. Chains of owners are short
 * and without rings: who sets an owner looks first (stack_belongs, stack_depth, stack_height).
 */
#ifndef WINMGR_STACK_H
#define WINMGR_STACK_H

#include "common/list.h"

/* Any entry of a stack begins with this. */
struct stacked {
	struct list link;
	int band;	       /* STACK_...: where it wants to be */
	struct stacked *owner; /* NULL: none */
};

#define STACK_BOTTOM  0
#define STACK_NORMAL  1
#define STACK_TOPMOST 2

/* Insert (or move) to the front or to the back of its band: this entry alone. */
void stack_to_top(struct list *stack, struct stacked *s);
void stack_to_bottom(struct list *stack, struct stacked *s);

/* The whole group it belongs to comes to the front of its bands or goes to the back. What belongs
 * to s is in front of the rest of its group then; the order within is kept. */
void stack_raise(struct list *stack, struct stacked *s);
void stack_lower(struct list *stack, struct stacked *s);

/* A new owner (NULL: none) or band: it and what belongs to it come to the front of their bands. */
void stack_set_owner(struct list *stack, struct stacked *s, struct stacked *owner);
void stack_set_band(struct list *stack, struct stacked *s, int band);

/* It is `to` or belongs to it, directly or not. */
bool stack_belongs(const struct stacked *s, const struct stacked *to);

/* How many owners are above it; how many steps of belonging there are below it. */
int stack_depth(const struct stacked *s);
int stack_height(const struct list *stack, const struct stacked *s);

/* The one of its group that has no owner. */
struct stacked *stack_root(struct stacked *s);

#endif
