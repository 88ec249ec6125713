/* apps/widgets/more.c - containers, dialogs and drawing. */
#include "widgets.h"
#include "thr.h"

void containers_create(struct gui_element *page)
{
	struct gui_element *split = GuiSplitterCreate(page, true, 450), *group, *view, *column;

	GuiSetExpand(split, 1, 1);
	group = GuiGroupCreate(split, "A Group");
	GuiCheckCreate(group, "Inside a group");
	GuiCheckCreate(group, "And another");
	GuiSeparatorCreate(group);
	GuiTextboxCreate(group, "Text");
	view = GuiScrollviewCreate(split);
	column = GuiColumnCreate(view);
	GuiSetPadding(column, 8);
	for (int i = 0; i < 20; i++)
		GuiButtonCreate(column, "A Button in a View That Scrolls in Both Directions");
}

/*
 * Dialogs.
 */
static struct gui_element *answer, *buttons[4];

/* Ten seconds of work that can be cancelled. */
static void *work(struct gui_task *task, void *argument)
{
	for (uint32_t i = 0; i < 100 && !GuiTaskCancelled(task); i++) {
		GuiTaskProgress(task, i, 100);
		ThrSleep(100);
	}
	return argument;
}

static void message(void)
{
	static const char *const texts[] = {"Cancel", "Go On", NULL};

	GuiMessageOpen(window,
		       &(struct gui_message){
			       .title = "Message",
			       .icon = "warning",
			       .headline = "A message says what happened.",
			       .text = "And then what can be done about it, in a sentence that "
				       "may be longer than one line.",
			       .buttons = texts});
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code == MSG_FINISHED) {
		GuiLabelSetText(answer, msg->params[0] ? "Cancelled." : "The work is done.");
		return 1;
	}
	if (msg->code != MSG_CLICKED)
		return 0;
	if (button == buttons[0])
		message();
	else if (button == buttons[1])
		GuiPromptOpen(window, "Prompt", "What is your name?", "");
	else if (button == buttons[2])
		GuiColourDialogOpen(window, GuiTheme(GUI_COLOUR_ACCENT));
	else
		GuiTaskDialog(window, GuiTaskStart(button, work, NULL), "Counting to a hundred...");
	return 1;
}

void dialogs_create(struct gui_element *page)
{
	static const char *const names[] = {"&Message...", "&Prompt...", "&Colour...", "&Task..."};
	struct gui_element *row = section(page, "Dialogs");

	for (int i = 0; i < 4; i++) {
		buttons[i] = GuiButtonCreate(row, names[i]);
		GuiSetHandler(buttons[i], on_button);
	}
	answer = GuiLabelCreate(row, "");
	row = section(page, "The colour picker by itself");
	GuiColourPickerCreate(row, GUI_RGB(0x2b, 0x69, 0xd0));
}

/*
 * Drawing.
 */
#define SHAPE 54 /* height */

static int on_canvas(struct gui_element *e, struct msg *msg)
{
	struct gui_painter *p;
	struct rect r = {0, 0, 100, SHAPE};

	(void)e;
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	p = GuiPainter(msg);
	GuiPaintGradient(p, r, GuiTheme(GUI_COLOUR_ACCENT), GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintRounded(p, (struct rect){112, 0, 212, SHAPE}, 16, GuiTheme(GUI_COLOUR_ACCENT));
	GuiPaintOutline(p, (struct rect){224, 0, 324, SHAPE},
			(struct gui_stroke){16, 3, GuiTheme(GUI_COLOUR_WARNING)});
	for (int i = 0; i < 8; i++)
		GuiPaintLine(p, (struct gui_point){340 * 16, SHAPE / 2 * 16},
			     (struct gui_point){430 * 16, (i * 7 + 2) * 16}, 8 + 6 * i,
			     GuiTheme(GUI_COLOUR_TEXT));
	return 1;
}

static int on_colours(struct gui_element *e, struct msg *msg)
{
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	(void)e;
	for (int i = 0; i < GUI_COLOURS; i++) {
		struct rect r = {i % 12 * 44, i / 12 * 30, i % 12 * 44 + 38, i / 12 * 30 + 26};

		GuiPaintRounded(GuiPainter(msg), r, 5, GuiTheme((enum gui_colour)i));
		GuiPaintOutline(GuiPainter(msg), r,
				(struct gui_stroke){5, 1, GuiTheme(GUI_COLOUR_BORDER)});
	}
	return 1;
}

void drawing_create(struct gui_element *page)
{
	static const char *const icons[] = {"editor", "calculator", "folder", "settings",
					    "monitor"};
	static const char *const fonts[] = {"Interface 13", "Semi-bold 13", "Title 14", "Large 20",
					    "Mono 13"};
	static const int sizes[] = {16, 24, 32, 48};
	struct gui_element *row = section(page, "Shapes"), *e;

	e = GuiCanvasCreate(row, 440, SHAPE);
	GuiSetExpand(e, 1, 0);
	GuiSetHandler(e, on_canvas);
	row = section(page, "Icons");
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 5 - i; j++)
			GuiIconCreate(row, icons[j], sizes[i]);
	row = section(page, "Fonts");
	for (int i = 0; i <= GUI_FONT_MONO; i++)
		GuiLabelSetStyle(GuiLabelCreate(row, fonts[i]), (uint32_t)i);
	row = section(page, "Colours");
	e = GuiCanvasCreate(row, 530, 56);
	GuiSetHandler(e, on_colours);
}
