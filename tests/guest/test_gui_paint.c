/* tests/guest/test_gui_paint.c - windows of the toolkit are painted whatever happens before. */
#include "tap.h"
#include "gui.h"

#define WIDTH  300
#define HEIGHT 200

enum timer { TIMER_SHRINK = 1, TIMER_END };

static struct gui_element *window, *canvas;
static int paints;

/* A corner is to be painted again, and then is no more. */
static void shrink(void)
{
	struct rect all = GuiRect(canvas);

	GuiInvalidateRect(canvas,
			  (struct rect){all.right - 1, all.bottom - 1, all.right, all.bottom});
	paints = 0;
	GuiWindowResize(window, WIDTH - 40, HEIGHT - 40);
}

static int on_canvas(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	paints++;
	return 1;
}

/* Of a window that is there for its timers: paints come before them, so all is painted and still
 * when one comes. */
static int on_watch(struct gui_element *watch, struct msg *msg)
{
	if (msg->code != MSG_TIMER)
		return 0;
	if (msg->params[0] == TIMER_END) {
		GuiQuit(paints);
	} else {
		shrink();
		GuiSetTimer(watch, TIMER_END, 200, TIMER_ONCE);
	}
	return 1;
}

TEST(a_window_that_shrinks_while_it_waits_for_its_paint)
{
	struct gui_element *watch;

	window = GuiWindowCreate("Shrinks", WIDTH, HEIGHT);
	canvas = GuiCanvasCreate(window, 10, 10);
	GuiSetExpand(canvas, 1, 1);
	GuiSetHandler(canvas, on_canvas);
	watch = GuiWindowCreate("Watches", 50, 50);
	GuiSetHandler(watch, on_watch);
	GuiSetTimer(watch, TIMER_SHRINK, 200, TIMER_ONCE);
	CHECK(GuiRun() > 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_window_that_shrinks_while_it_waits_for_its_paint), {}};

	return tap_main(argc, argv, tests, NULL);
}
