/* apps/paint/copy.c - pictures on the clipboard, in shared areas. */
#include <string.h>
#include "clip.h"
#include "handle.h"
#include "paint.h"
#include "vmm.h"

bool copy_picture(void)
{
	uint32_t bytes = (uint32_t)picture.width * (uint32_t)picture.height * 4;
	struct clip_item item = {.type = CLIP_IMAGE, .size = bytes + sizeof(struct clip_image)};
	struct clip_image *head;
	int result;

	item.area = VmmShare(item.size, NULL, 0);
	if (item.area < 0)
		return false;
	head = VmmMapShared(item.area, VMM_READ | VMM_WRITE);
	result = -1;
	if (head) {
		*head = (struct clip_image){(uint32_t)picture.width, (uint32_t)picture.height};
		memcpy(head + 1, picture.pixels, bytes);
		VmmUnmap((uint32_t)(uintptr_t)head);
		result = ClipSet(&item, 1);
	}
	HandleClose(item.area);
	return result >= 0;
}

/* What another program says of its picture is not believed: it must fit into what is there. */
static bool plausible(const struct clip_image *head, uint32_t size)
{
	return size >= sizeof(*head) && head->width && head->height && head->width <= 4096 &&
	       head->height <= 4096 && head->width * head->height <= (size - sizeof(*head)) / 4;
}

bool paste_picture(struct rect *changed)
{
	struct clip_item item;
	const struct clip_image *head;
	bool good = false;

	if (ClipGet(CLIP_IMAGE, &item) < 0)
		return false;
	head = VmmMapShared(item.area, VMM_READ);
	if (head && plausible(head, item.size)) {
		raster_begin(&picture);
		*changed = raster_put(&picture, (struct raster_point){0, 0},
				      (const uint32_t *)(head + 1), (int)head->width,
				      (int)head->height);
		raster_end(&picture);
		good = true;
	}
	if (head)
		VmmUnmap((uint32_t)(uintptr_t)head);
	HandleClose(item.area);
	return good;
}
