/* winmgr/stack.c - bands of windows. */
#include "winmgr/stack.h"

/* Insert before the first entry whose band is at most this. */
static void insert(struct list *stack, struct stacked *s, int band)
{
	struct list *l;

	list_remove(&s->link);
	list_for_each (l, stack)
		if (container_of(l, struct stacked, link)->band <= band)
			break;
	list_push_back(l, &s->link);
}

void stack_to_top(struct list *stack, struct stacked *s)
{
	insert(stack, s, s->band);
}

void stack_to_bottom(struct list *stack, struct stacked *s)
{
	insert(stack, s, s->band - 1);
}
