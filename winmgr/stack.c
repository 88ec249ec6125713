/* winmgr/stack.c - bands of windows, and groups that stay together. */
#include "winmgr/stack.h"

static struct stacked *entry_of(const struct list *l)
{
	return container_of(l, struct stacked, link);
}

/* Where it lies: not below what it belongs to. */
static int band_of(const struct stacked *s)
{
	int band = s->band;

	while ((s = s->owner))
		if (s->band > band)
			band = s->band;
	return band;
}

/* Insert before the first entry whose band is at most this. */
static void insert(struct list *stack, struct stacked *s, int band)
{
	struct list *l;

	list_remove(&s->link);
	list_for_each (l, stack)
		if (band_of(entry_of(l)) <= band)
			break;
	list_push_back(l, &s->link);
}

void stack_to_top(struct list *stack, struct stacked *s)
{
	insert(stack, s, band_of(s));
}

void stack_to_bottom(struct list *stack, struct stacked *s)
{
	insert(stack, s, band_of(s) - 1);
}

bool stack_belongs(const struct stacked *s, const struct stacked *to)
{
	while (s && s != to)
		s = s->owner;
	return s;
}

int stack_depth(const struct stacked *s)
{
	int depth = 0;

	while ((s = s->owner))
		depth++;
	return depth;
}

int stack_height(const struct list *stack, const struct stacked *s)
{
	int own = stack_depth(s), height = 0;
	struct list *l;

	list_for_each (l, stack)
		if (stack_belongs(entry_of(l), s) && stack_depth(entry_of(l)) - own > height)
			height = stack_depth(entry_of(l)) - own;
	return height;
}

struct stacked *stack_root(struct stacked *s)
{
	while (s->owner)
		s = s->owner;
	return s;
}

/* Take out what belongs to s, s included. */
static void take(struct list *stack, const struct stacked *s, struct list *taken)
{
	struct list *l, *next;

	list_init(taken);
	list_for_each_safe (l, next, stack)
		if (stack_belongs(entry_of(l), s)) {
			list_remove(l);
			list_push_back(taken, l);
		}
}

static void group_to_top(struct list *stack, struct stacked *s)
{
	struct list taken;

	take(stack, s, &taken);
	while (!list_empty(&taken))
		stack_to_top(stack, entry_of(taken.prev));
}

void stack_raise(struct list *stack, struct stacked *s)
{
	if (s->owner)
		stack_raise(stack, s->owner);
	group_to_top(stack, s);
}

void stack_lower(struct list *stack, struct stacked *s)
{
	struct list taken;

	take(stack, stack_root(s), &taken);
	while (!list_empty(&taken))
		stack_to_bottom(stack, entry_of(taken.next));
}

void stack_set_owner(struct list *stack, struct stacked *s, struct stacked *owner)
{
	s->owner = owner;
	group_to_top(stack, s);
}

void stack_set_band(struct list *stack, struct stacked *s, int band)
{
	s->band = band;
	group_to_top(stack, s);
}
