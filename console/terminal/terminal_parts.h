/*
 * console/terminal/terminal_parts.h - what a terminal is made of; for its own files only.
 *
 * The way of the bytes: terminal_write -> parser -> the actions in terminal.c -> screen (text and
 * control characters), csi.c (a table of codes), mode.c, sgr.c, reports.c. Everything that is
 * counted in lines (view, selection) is kept as line numbers, so that scrolling moves nothing.
 */
#ifndef TERMINAL_PARTS_H
#define TERMINAL_PARTS_H

#include "history.h"
#include "parser.h"
#include "screen.h"
#include "select.h"
#include "terminal.h"

#define TITLES_MAX 8 /* put aside; of more the oldest go */

/* A place between cells: before column `column` of a line. */
struct place {
	int64_t line;
	int column;
};

struct selection {
	bool on;
	enum select_kind kind;
	struct place anchor, head;
	struct place from, to; /* what they and the kind come to */
};

struct terminal {
	struct parser parser;
	struct history history;
	struct screen screen;
	struct row unpacked; /* the row that terminal_line handed out */
	bool view_back;	     /* the view is scrolled back, to view_line */
	int64_t view_line;
	bool view_changed[TERMINAL_ROWS_MAX]; /* beside the screen's own marks */
	struct selection selection;
	enum terminal_cursor_shape shape;
	int cell_width, cell_height;
	int mouse_column, mouse_row; /* told last; -1 = none */
	char title[TERMINAL_TITLE_MAX];
	char titles[TITLES_MAX][TERMINAL_TITLE_MAX]; /* put aside, the newest last */
	int title_count;
	struct terminal_callbacks callbacks;
	void *context;
};

/* csi.c: a control sequence, and the table it is looked up in. */
void csi_do(struct terminal *t, const struct parser_csi *csi);
bool csi_known(char prefix, char intermediate, char final);
/* Entry i of the table as prefix, intermediate, final. False: there are no more. */
bool csi_entry(int i, char *prefix, char *intermediate, char *final);

/* sgr.c: colours and attributes. */
void sgr_do(struct cell *pen, const struct parser_csi *csi);

/* mode.c: set or reset what a sequence names; what DECRQM asks (0 unknown, 1 set, 2 reset). */
void mode_do(struct terminal *t, const struct parser_csi *csi, bool on);
int mode_state(const struct terminal *t, int number, bool private);
bool mode_known(int number, bool private);

/* reports.c: answers. */
void report_attributes(struct terminal *t, const struct parser_csi *csi);
void report_status(struct terminal *t, const struct parser_csi *csi);
void report_mode(struct terminal *t, const struct parser_csi *csi);
void report_window(struct terminal *t, const struct parser_csi *csi);
void report_version(struct terminal *t, const struct parser_csi *csi);
void report_size(struct terminal *t); /* if the program asked for notices */

/* titles.c: the title from OSC, put aside and taken back. */
void title_set(struct terminal *t, const char *title);
void title_push(struct terminal *t);
void title_pop(struct terminal *t);

/* reflow.c: the screens and the history in another size. Places are moved with their text. False:
 * no memory, nothing changed. */
bool reflow(struct terminal *t, int columns, int height);

/* select.c: perhaps the text under it was touched, or its lines went; its ends moved with the text.
 */
void select_check(struct terminal *t);
void select_move(struct terminal *t, struct place anchor, struct place head);

/* terminal.c: where the screen begins, and marks for lines in view. */
int64_t terminal_screen_line(const struct terminal *t);
void terminal_damage_lines(struct terminal *t, int64_t first, int64_t end);
void terminal_reply(struct terminal *t, const char *bytes, int length);

/* output.c: what the parser calls. */
extern const struct parser_actions output_actions;

#endif
