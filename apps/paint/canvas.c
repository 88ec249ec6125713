/* apps/paint/canvas.c - the picture on the screen, and the mouse in it. */
#include "msg.h"
#include "paint.h"

struct raster picture;
enum tool tool = TOOL_PENCIL;
int pen_size = 3;
uint32_t pen_colour = GUI_RGB(0x1f, 0x23, 0x29);

static struct gui_element *canvas;
static int zoom = 1;
static bool drawing;
static struct raster_point first, last; /* of the stroke */

int canvas_zoomed(void)
{
	return zoom;
}

void canvas_zoom(int factor)
{
	zoom = factor;
	GuiSetMinSize(canvas, picture.width * zoom, picture.height * zoom);
	GuiRelayout(canvas);
	GuiInvalidate(canvas);
}

void canvas_show(struct rect r)
{
	GuiInvalidateRect(canvas, (struct rect){r.left * zoom, r.top * zoom, r.right * zoom,
						r.bottom * zoom});
}

static struct raster_point pixel_at(int x, int y)
{
	return (struct raster_point){x < 0 ? -1 : x / zoom, y < 0 ? -1 : y / zoom};
}

/*
 * Painting: the painter clips; a larger picture is drawn a line of squares at a time.
 */
static void paint_zoomed(struct gui_painter *p)
{
	for (int y = 0; y < picture.height; y++) {
		const uint32_t *line = picture.pixels + (long)y * picture.width;
		int from = 0;

		for (int x = 1; x <= picture.width; x++) {
			if (x < picture.width && line[x] == line[from])
				continue;
			GuiPaintFill(p,
				     (struct rect){from * zoom, y * zoom, x * zoom, (y + 1) * zoom},
				     line[from]);
			from = x;
		}
	}
}

static void paint(struct gui_painter *p)
{
	struct rect all = {0, 0, picture.width * zoom, picture.height * zoom};

	if (zoom == 1)
		GuiPaintPixels(p, all, picture.pixels, picture.width);
	else
		paint_zoomed(p);
}

/*
 * Strokes.
 */
static void stroke_to(struct raster_point to)
{
	uint32_t colour = tool == TOOL_ERASER ? GUI_RGB(255, 255, 255) : pen_colour;

	if (tool != TOOL_PENCIL && tool != TOOL_ERASER)
		canvas_show(raster_cancel(&picture));
	switch (tool) {
	case TOOL_PENCIL:
	case TOOL_ERASER:
		canvas_show(raster_line(&picture, last, to, pen_size, colour));
		break;
	case TOOL_LINE:
		canvas_show(raster_line(&picture, first, to, pen_size, colour));
		break;
	case TOOL_BOX:
		canvas_show(raster_box(&picture, first, to, pen_size, colour));
		break;
	case TOOL_ELLIPSE:
		canvas_show(raster_ellipse(&picture, first, to, pen_size, colour));
		break;
	default:
		break;
	}
	last = to;
}

static void begin(struct raster_point at)
{
	raster_begin(&picture);
	first = last = at;
	drawing = tool != TOOL_FILL;
	if (drawing) {
		stroke_to(at);
		return;
	}
	canvas_show(raster_fill(&picture, at, pen_colour));
	raster_end(&picture);
	picture_changed();
}

static void end(void)
{
	drawing = false;
	raster_end(&picture);
	picture_changed();
}

/* All the places the pointer was at since the last message, so that a fast stroke is round. */
static void moved(struct gui_element *e, const struct msg *msg)
{
	struct gui_point points[MSG_POINTS_MAX];
	int x = MSG_LOW(msg->params[0]), y = MSG_HIGH(msg->params[0]);
	int count = tool == TOOL_PENCIL || tool == TOOL_ERASER
			    ? GuiMovePoints(e, points, MSG_POINTS_MAX)
			    : 0;

	for (int i = 0; i + 1 < count; i++)
		stroke_to(pixel_at(points[i].x, points[i].y));
	stroke_to(pixel_at(x, y));
}

static int mouse(struct gui_element *e, struct msg *msg)
{
	struct raster_point at = pixel_at(MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0]));
	bool left = MSG_BUTTON(msg->params[1]) == BUTTON_LEFT;

	picture_status((struct gui_point){at.x, at.y},
		       at.x >= 0 && at.y >= 0 && at.x < picture.width && at.y < picture.height);
	if (msg->code == MSG_MOUSEDOWN && left && !drawing)
		begin(at);
	else if (msg->code == MSG_MOUSEMOVE && drawing)
		moved(e, msg);
	else if (msg->code == MSG_MOUSEUP && left && drawing)
		end();
	return 1;
}

static int on_canvas(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(GuiPainter(msg));
		return 1;
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
		return mouse(e, msg);
	case MSG_GUI_CANCEL:
		if (drawing)
			end();
		return 1;
	case MSG_GUI_LEAVE:
		picture_status((struct gui_point){0, 0}, false);
		return 1;
	}
	return 0;
}

struct gui_element *canvas_create(struct gui_element *parent)
{
	struct gui_element *view = GuiScrollviewCreate(parent);

	canvas = GuiCanvasCreate(view, picture.width, picture.height);
	GuiSetExpand(canvas, 0, 0);
	GuiSetAlign(canvas, GUI_ALIGN_START, GUI_ALIGN_START);
	GuiSetHandler(canvas, on_canvas);
	return view;
}
