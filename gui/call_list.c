/* gui/call_list.c - functions any thread wants called, for one thread that calls them. */
#include "call_list.h"
#include <stddef.h>

bool call_list_push(struct call_list *list, struct call *call)
{
	struct call *newest = __atomic_load_n(&list->newest, __ATOMIC_RELAXED);

	__atomic_add_fetch(&list->count, 1, __ATOMIC_RELAXED);
	do
		call->next = newest;
	while (!__atomic_compare_exchange_n(&list->newest, &newest, call, true, __ATOMIC_RELEASE,
					    __ATOMIC_RELAXED));
	return newest == NULL;
}

struct call *call_list_take(struct call_list *list)
{
	struct call *call = __atomic_exchange_n(&list->newest, NULL, __ATOMIC_ACQUIRE);
	struct call *first = NULL;
	uint32_t taken = 0;

	while (call) {
		struct call *older = call->next;

		call->next = first;
		first = call;
		call = older;
		taken++;
	}
	__atomic_sub_fetch(&list->count, taken, __ATOMIC_RELAXED);
	return first;
}
