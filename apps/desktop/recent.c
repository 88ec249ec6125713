/* apps/desktop/recent.c - remembers in which order windows were active. */
#include "recent.h"
#include <string.h>

static uint32_t recent[RECENT_MAX]; /* the last one first */
static int known;

static int place_of(uint32_t window)
{
	int i = 0;

	while (i < known && recent[i] != window)
		i++;
	return i;
}

void recent_forget(uint32_t window)
{
	int i = place_of(window);

	if (i == known)
		return;
	known--;
	memmove(&recent[i], &recent[i + 1], (known - i) * sizeof(recent[0]));
}

void recent_touch(uint32_t window)
{
	recent_forget(window);
	if (known == RECENT_MAX)
		known--;
	memmove(&recent[1], &recent[0], known * sizeof(recent[0]));
	recent[0] = window;
	known++;
}

void recent_sort(uint32_t *windows, int count)
{
	for (int i = 1; i < count; i++) {
		uint32_t window = windows[i];
		int place = place_of(window), j = i;

		for (; j > 0 && place_of(windows[j - 1]) > place; j--)
			windows[j] = windows[j - 1];
		windows[j] = window;
	}
}
