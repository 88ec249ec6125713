/* gui/image.c - a picture: an icon by name, or the program's own pixels. */
#include "gui_internal.h"

struct image {
	const struct gui_icon *icon;
	const uint32_t *pixels;
	int width, height;
};

static struct image *image_of(const struct gui_element *e)
{
	return (struct image *)e->data;
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct image *i = image_of(e);
	struct rect r = GuiRect(e);
	int x = (r.right - i->width) / 2, y = (r.bottom - i->height) / 2;

	if (i->icon)
		GuiPaintIcon(p, i->icon, x, y);
	else if (i->pixels)
		GuiPaintPixels(p, rect_make(x, y, i->width, i->height), i->pixels, i->width);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	const struct image *i = image_of(e);

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_STATE:
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "image", NULL);
		return describe_value(msg, "%d x %d", i->width, i->height);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){i->width, i->height, i->width, i->height};
		return 1;
	}
	return 0;
}

static struct gui_element *create(struct gui_element *parent, struct image image)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct image), 0);

	if (e)
		*image_of(e) = image;
	return e;
}

struct gui_element *GuiIconCreate(struct gui_element *parent, const char *name, int size)
{
	return create(parent, (struct image){GuiIcon(name, size), NULL, size, size});
}

struct gui_element *GuiImageCreate(struct gui_element *parent, const uint32_t *pixels, int width,
				   int height)
{
	return create(parent, (struct image){NULL, pixels, width, height});
}
