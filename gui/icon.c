/* gui/icon.c - loads icons of the initial disk once and keeps them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"
#include "icon_format.h"

#define ICON_PATH "/System/Boot/icons/%s-%d.icon"

struct gui_icon {
	struct gui_icon *next;
	char name[32];
	int size;
	struct icon_header *file; /* NULL: there is none; looked for once */
};

static struct gui_icon *icons;

static struct icon_header *load(const char *name, int size)
{
	char path[64];
	uint32_t bytes;
	struct icon_header *file;

	snprintf(path, sizeof(path), ICON_PATH, name, size);
	file = file_load(path, &bytes);
	if (file && (bytes < sizeof(*file) || file->magic != ICON_MAGIC || file->width > 256 ||
		     file->height > 256 ||
		     bytes - sizeof(*file) < (uint32_t)file->width * file->height * 4)) {
		free(file);
		return NULL;
	}
	return file;
}

const struct gui_icon *GuiIcon(const char *name, int size)
{
	struct gui_icon *icon;

	if (!name || strlen(name) >= sizeof(icon->name))
		return NULL;
	for (icon = icons; icon; icon = icon->next)
		if (icon->size == size && !strcmp(icon->name, name))
			return icon->file ? icon : NULL;
	icon = calloc(1, sizeof(*icon));
	if (!icon)
		return NULL;
	strcpy(icon->name, name);
	icon->size = size;
	icon->file = load(name, size);
	icon->next = icons;
	icons = icon;
	return icon->file ? icon : NULL;
}

void GuiPaintIcon(struct gui_painter *painter, const struct gui_icon *icon, int x, int y)
{
	struct rect place;

	if (!icon)
		return;
	place = rect_make(x, y, icon->file->width, icon->file->height);
	GuiPaintPixels(painter, place, (const uint32_t *)(icon->file + 1), icon->file->width);
}
