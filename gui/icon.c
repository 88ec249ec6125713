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
	int scale;		  /* the picture has so many pixels for one of the icon */
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

/* As fine as windows are drawn, if there is such a picture. */
static void load_scaled(struct gui_icon *icon)
{
	icon->scale = gui_scale;
	icon->file = load(icon->name, icon->size * gui_scale);
	if (icon->file || gui_scale == 1)
		return;
	icon->scale = 1;
	icon->file = load(icon->name, icon->size);
}

void icons_load_again(void)
{
	for (struct gui_icon *icon = icons; icon; icon = icon->next) {
		struct icon_header *before = icon->file;
		int scale = icon->scale;

		if (!before)
			continue;
		load_scaled(icon);
		if (icon->file) {
			free(before);
			continue;
		}
		icon->file = before;
		icon->scale = scale;
	}
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
	load_scaled(icon);
	icon->next = icons;
	icons = icon;
	return icon->file ? icon : NULL;
}

const char *icon_name(const struct gui_icon *icon)
{
	return icon->name;
}

void GuiPaintIcon(struct gui_painter *painter, const struct gui_icon *icon, int x, int y)
{
	const uint32_t *pixels;
	int width, height;

	if (!icon)
		return;
	pixels = (const uint32_t *)(icon->file + 1);
	width = icon->file->width;
	height = icon->file->height;
	if (icon->scale == painter->scale)
		GuiPaintPicture(painter, (struct gui_point){x, y},
				&(struct gui_picture){pixels, width, height, width});
	else
		GuiPaintPixels(painter, rect_make(x, y, width, height), pixels, width);
}
