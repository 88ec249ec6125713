/* console/shell/strings.c - lists of texts. */
#include <stdlib.h>
#include <string.h>
#include "memory.h"
#include "text.h"

#define FIRST_COUNT 8

void strings_deinit(struct strings *list)
{
	for (int i = 0; i < list->count; i++)
		shell_free(list->items[i]);
	shell_free(list->items);
	*list = (struct strings){0};
}

static bool reserve(struct strings *list)
{
	int capacity = list->capacity ? list->capacity * 2 : FIRST_COUNT;
	char **items;

	if (list->count + 1 < list->capacity)
		return true;
	items = shell_resize(list->items, (size_t)capacity * sizeof *items);
	if (!items)
		return false;
	list->items = items;
	list->capacity = capacity;
	return true;
}

void strings_give(struct strings *list, char *string)
{
	if (!string || list->failed || !reserve(list)) {
		list->failed = true;
		shell_free(string);
		return;
	}
	list->items[list->count++] = string;
	list->items[list->count] = NULL;
}

void strings_add(struct strings *list, const char *bytes, int length)
{
	strings_give(list, string_copy(bytes, length));
}

void strings_remove(struct strings *list, int index)
{
	shell_free(list->items[index]);
	memmove(list->items + index, list->items + index + 1,
		(size_t)(list->count - index) * sizeof *list->items);
	list->count--;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void strings_sort(struct strings *list, int from, bool unique)
{
	if (list->count - from < 2)
		return;
	qsort(list->items + from, (size_t)(list->count - from), sizeof *list->items, by_bytes);
	for (int i = list->count - 1; unique && i > from; i--)
		if (strcmp(list->items[i], list->items[i - 1]) == 0)
			strings_remove(list, i);
}
