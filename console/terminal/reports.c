/* console/terminal/reports.c - what a program asks the terminal, and the answers. */
#include <stdio.h>
#include "terminal_parts.h"

#define ANSWER_MAX 64

/* What CSI t asks for. */
#define WINDOW_PIXELS 14
#define CELL_PIXELS   16
#define TEXT_CELLS    18
#define SCREEN_CELLS  19
#define TITLE_PUSH    22
#define TITLE_POP     23
#define TITLE_ICON    1 /* of an icon alone: there is none */

#define ANSWER(t, ...)                                                    \
	do {                                                              \
		char answer_[ANSWER_MAX];                                 \
		int length_ = snprintf(answer_, ANSWER_MAX, __VA_ARGS__); \
                                                                          \
		terminal_reply(t, answer_, length_);                      \
	} while (0)

/* Primary: a VT220 with colours. Secondary: its version. */
void report_attributes(struct terminal *t, const struct parser_csi *csi)
{
	if (parser_value(csi, 0, 0))
		return;
	if (csi->prefix == '>')
		ANSWER(t, "\033[>1;1;0c");
	else
		ANSWER(t, "\033[?62;22c");
}

void report_version(struct terminal *t, const struct parser_csi *csi)
{
	if (!parser_value(csi, 0, 0))
		ANSWER(t, "\033P>|Transom(1)\033\\");
}

void report_status(struct terminal *t, const struct parser_csi *csi)
{
	const struct screen *s = &t->screen;
	int y = s->cursor.y - (s->modes & MODE_ORIGIN ? s->top : 0);

	if (parser_value(csi, 0, 0) == 5 && !csi->prefix)
		ANSWER(t, "\033[0n");
	else if (parser_value(csi, 0, 0) == 6)
		ANSWER(t, csi->prefix ? "\033[?%d;%dR" : "\033[%d;%dR", y + 1, s->cursor.x + 1);
}

void report_mode(struct terminal *t, const struct parser_csi *csi)
{
	int number = parser_value(csi, 0, 0);

	ANSWER(t, csi->prefix ? "\033[?%d;%d$y" : "\033[%d;%d$y", number,
	       mode_state(t, number, csi->prefix != 0));
}

static void window_pixels(struct terminal *t)
{
	if (t->cell_width && t->cell_height)
		ANSWER(t, "\033[4;%d;%dt", t->screen.height * t->cell_height,
		       t->screen.columns * t->cell_width);
}

void report_window(struct terminal *t, const struct parser_csi *csi)
{
	switch (parser_value(csi, 0, 0)) {
	case WINDOW_PIXELS:
		window_pixels(t);
		break;
	case CELL_PIXELS:
		if (t->cell_width && t->cell_height)
			ANSWER(t, "\033[6;%d;%dt", t->cell_height, t->cell_width);
		break;
	case TEXT_CELLS:
		ANSWER(t, "\033[8;%d;%dt", t->screen.height, t->screen.columns);
		break;
	case SCREEN_CELLS:
		ANSWER(t, "\033[9;%d;%dt", t->screen.height, t->screen.columns);
		break;
	case TITLE_PUSH:
		if (parser_value(csi, 1, 0) != TITLE_ICON)
			title_push(t);
		break;
	case TITLE_POP:
		if (parser_value(csi, 1, 0) != TITLE_ICON)
			title_pop(t);
		break;
	}
}

void report_size(struct terminal *t)
{
	if (t->screen.modes & MODE_SIZE_NOTICE)
		ANSWER(t, "\033[48;%d;%d;%d;%dt", t->screen.height, t->screen.columns,
		       t->screen.height * t->cell_height, t->screen.columns * t->cell_width);
}
