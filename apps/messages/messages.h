/*
 * messages.h - what the files of Messages share.
 *
 * The kernel keeps a record of each thing that happens to a message (MsgSpyOpen): committed,
 * fetched, done. All records of a stamp are one message (journal.h), and one row of the log.
 *
 *	main.c	    the window, its actions, and the spy
 *	sources.c   the tree of programs and windows to choose from
 *	names.c     names of programs, times in words
 *	log.c	    the log: a row for each message that passes the filter
 *	filter.c    which messages pass
 *	detail.c    the fate of the selected message, step by step, and its causes
 *	figures.c   the page of figures: times of each code
 *	histogram.c	how often each time came, as bars
 *	journal.c, chain.c, quantile.c	the pure part
 */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "gui.h"
#include "journal.h"
#include "msg.h"

/* Programs and windows; MSG_CHANGED when another is chosen. Kept up to date by itself. */
struct source {
	uint32_t process, window; /* both 0: everything; window 0: all of the process */
};
struct gui_element *sources_create(struct gui_element *parent);
struct source sources_chosen(void);

/* "pingpong 1003", or "kernel" for 0. Valid for a few calls. */
const char *process_name(uint32_t process);
/* "12.3 us", "4.5 ms". */
void time_text(char *text, size_t size, uint64_t ns);
/* Seconds since boot with six digits. */
void clock_text(char *text, size_t size, uint64_t ns);

/* The log. */
struct gui_element *log_create(struct gui_element *parent);
void log_update(void);	/* show what the journal has that is new */
void log_rebuild(void); /* the filter has changed, or the journal was emptied */
int log_rows(void);
uint64_t log_selected(void); /* its stamp, 0 = none */
void log_select(uint64_t stamp);
int log_to_serial(void); /* the newest rows; returns how many */

/* The bar above it: text and code. MSG_CHANGED bubbles. */
struct gui_element *filter_create(struct gui_element *parent);
void filter_focus(void);
void filter_set_process(uint32_t process); /* 0 = all */
bool filter_passes(const struct journey *j, const char *text);

/* The fate of a message; 0 = none is selected. MSG_ACCEPTED in its tree chooses another. */
struct gui_element *detail_create(struct gui_element *parent);
void detail_show(uint64_t stamp);

/* Figures. */
void figures_create(struct gui_element *page);
void figures_update(void);

/* Bars of how often each time came. The buckets are copied. */
struct gui_element *histogram_create(struct gui_element *parent, const char *title);
void histogram_set(struct gui_element *histogram, const uint32_t *buckets, uint32_t tsc_khz);

#endif
