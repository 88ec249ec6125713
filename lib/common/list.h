/*
 * lib/common/list.h - a ring of links with a head; O(1) insert and remove.
 *
 * The head is a link whose neighbours are the first and last entries; an empty list points at
 * itself. An entry not on any list points at itself too (list_init), so that removing twice is
 * harmless. No locks: the owner's lock guards the list.
 */
#ifndef COMMON_LIST_H
#define COMMON_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
	struct list *next, *prev;
};

#define LIST_INIT(name)          \
	{                        \
		&(name), &(name) \
	}

#define container_of(pointer, type, member) ((type *)((char *)(pointer)-offsetof(type, member)))

static inline void list_init(struct list *l)
{
	l->next = l->prev = l;
}

static inline bool list_empty(const struct list *l)
{
	return l->next == l;
}

static inline void list_insert_after(struct list *at, struct list *entry)
{
	entry->next = at->next;
	entry->prev = at;
	at->next->prev = entry;
	at->next = entry;
}

static inline void list_push_front(struct list *head, struct list *entry)
{
	list_insert_after(head, entry);
}

static inline void list_push_back(struct list *head, struct list *entry)
{
	list_insert_after(head->prev, entry);
}

static inline void list_remove(struct list *entry)
{
	entry->prev->next = entry->next;
	entry->next->prev = entry->prev;
	list_init(entry);
}

/* First entry, or NULL. */
static inline struct list *list_first(const struct list *head)
{
	return head->next == head ? NULL : head->next;
}

static inline struct list *list_pop_front(struct list *head)
{
	struct list *first = list_first(head);

	if (first)
		list_remove(first);
	return first;
}

#define list_for_each(pos, head) for (pos = (head)->next; pos != (head); pos = pos->next)

/* The current entry may be removed in the body. */
#define list_for_each_safe(pos, tmp, head) \
	for (pos = (head)->next, tmp = pos->next; pos != (head); pos = tmp, tmp = pos->next)

#endif
