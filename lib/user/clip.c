/* lib/user/clip.c - text on the clipboard. */
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

int ClipSetText(const char *text, uint32_t length)
{
	struct clip_item item = {.type = CLIP_TEXT, .size = length};
	int result;

	if (!length)
		return ClipSet(NULL, 0);
	item.area = area_with(text, length);
	if (item.area < 0)
		return item.area;
	result = ClipSet(&item, 1);
	HandleClose(item.area);
	return result;
}

char *ClipGetText(uint32_t *length)
{
	struct clip_item item;
	char *text = NULL;
	void *at;

	if (ClipGet(CLIP_TEXT, &item) < 0)
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
