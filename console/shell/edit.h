/*
 * console/shell/edit.h - a line edited by keys, on a terminal in raw mode.
 *
 * Bytes that were typed go in, escape codes come out, a line is done. Pure: what it needs comes
 *with struct edit_host.
 *
 *	Left Right Ctrl+B Ctrl+F	a character	Ctrl+Left Ctrl+Right Alt+B Alt+F   a word
 *	Home End Ctrl+A Ctrl+E		the ends	Up Down Ctrl+P Ctrl+N	older, newer lines
 *	Backspace Delete		a character	Ctrl+W Alt+Backspace Alt+D	a word
 *	Ctrl+U Ctrl+K			before, behind	Ctrl+Y		what was cut, again
 *	Ctrl+T				swap two	Ctrl+Z Ctrl+_	undo
 *	Ctrl+R				search older	Tab		complete; twice: list
 *	Ctrl+L				clear the screen	Alt+Enter	a new line inside
 *	Ctrl+C				give up		Ctrl+D		the end, in an empty line
 *
 *	struct edit *edit = edit_create(&host, columns);
 *	edit_begin(edit, "$ ");
 *	while ((result = edit_byte(edit, next_byte())) == EDIT_MORE)
 *		;
 *	if (result == EDIT_LINE)
 *		use(edit_line(edit));
 *
 * When the line is done the cursor stands in column 0 below it. Pasted text, ends of lines
 *included, is one line; Enter runs it.
 */
#ifndef SHELL_EDIT_H
#define SHELL_EDIT_H

#include "complete.h"
#include "recall.h"

struct edit_host {
	void *context;
	void (*write)(void *context, const char *bytes, int length);
	const struct recall *recall;		/* or NULL */
	const struct complete_source *complete; /* or NULL */
};

enum edit_result {
	EDIT_MORE,
	EDIT_LINE,	/* Enter */
	EDIT_END,	/* Ctrl+D in an empty line */
	EDIT_INTERRUPT, /* Ctrl+C */
};

struct edit;

/* The host must last. NULL = no memory. */
struct edit *edit_create(const struct edit_host *host, int columns);
void edit_destroy(struct edit *edit);

/* Show the prompt with an empty line. */
void edit_begin(struct edit *edit, const char *prompt);

enum edit_result edit_byte(struct edit *edit, char byte);
const char *edit_line(const struct edit *edit);

/* The terminal has another width: its own wrapping may be anything now. */
void edit_resize(struct edit *edit, int columns);

/* Take the line off the screen for something else to be written, and show it again behind that. */
void edit_hide(struct edit *edit);
void edit_show(struct edit *edit);

#endif
