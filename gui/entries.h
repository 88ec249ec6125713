/*
 * gui/entries.h - the entries of a directory: read, left out, sorted. Folders come before files in
 * every order.
 */
#ifndef GUI_ENTRIES_H
#define GUI_ENTRIES_H

#include "gui/file.h"

enum entries_order { ENTRIES_BY_NAME, ENTRIES_BY_SIZE, ENTRIES_BY_DATE };

#define ENTRIES_MOST 10000 /* that are shown */

struct entries {
	struct fs_entry *all;
	int count;
};

/* Replaces what was there; 0, or -E... with nothing in it. */
int entries_read(struct entries *e, const char *path, const struct gui_folder_filter *filter);
void entries_deinit(struct entries *e);
void entries_sort(struct entries *e, enum entries_order order, bool down);
int entries_find(const struct entries *e, const char *name); /* -1: none */
bool entries_wanted(const struct fs_entry *entry, const struct gui_folder_filter *filter);

/* As it is shown: "", "12 bytes", "3.4 KB"; "2024-05-06 07:08". */
void entries_size_text(const struct fs_entry *entry, char *text, int size);
void entries_date_text(const struct fs_entry *entry, char *text, int size);
const char *entries_icon(const struct fs_entry *entry);

#endif
