/* lib/user/clip.c - text on the clipboard, and text that is selected. */
#include "clip.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "handle.h"
#include "vmm.h"

/* An area with a copy of the bytes; its handle, or an error. */
static int area_with(const void *bytes, uint32_t size)
{
	int handle = VmmShare(size, NULL, 0);
	void *at;

	if (handle < 0)
		return handle;
	at = VmmMapShared(handle, VMM_READ | VMM_WRITE);
	if (!at) {
		HandleClose(handle);
		return -errno;
	}
	memcpy(at, bytes, size);
	VmmUnmap((uint32_t)at);
	return handle;
}

/* To one of the two places. */
static int set_text(const char *text, uint32_t length,
		    int (*set)(const struct clip_item *items, uint32_t count))
{
	struct clip_item item = {.type = CLIP_TEXT, .size = length};
	int result;

	if (!length)
		return set(NULL, 0);
	item.area = area_with(text, length);
	if (item.area < 0)
		return item.area;
	result = set(&item, 1);
	HandleClose(item.area);
	return result;
}

int ClipSetText(const char *text, uint32_t length)
{
	return set_text(text, length, ClipSet);
}

int ClipSelectText(const char *text, uint32_t length)
{
	return set_text(text, length, ClipSelect);
}

static char *get_text(uint32_t *length, int (*get)(const char *type, struct clip_item *item))
{
	struct clip_item item;
	char *text = NULL;
	void *at;

	if (get(CLIP_TEXT, &item) < 0)
		return NULL;
	at = VmmMapShared(item.area, VMM_READ);
	if (at)
		text = malloc(item.size + 1);
	if (text) {
		memcpy(text, at, item.size);
		text[item.size] = '\0';
		if (length)
			*length = item.size;
	}
	if (at)
		VmmUnmap((uint32_t)at);
	HandleClose(item.area);
	return text;
}

char *ClipGetText(uint32_t *length)
{
	return get_text(length, ClipGet);
}

char *ClipSelectedText(uint32_t *length)
{
	return get_text(length, ClipSelected);
}
