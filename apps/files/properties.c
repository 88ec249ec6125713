/* apps/files/properties.c - tells about what is chosen. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "files.h"
#include "fs.h"
#include "operations.h"

#define ENTRIES_MOST 2000 /* that are looked at */

static void add_up(const struct fs_entry *entry, struct measure *m)
{
	char path[PATH_LENGTH_MAX];

	m->entries++;
	if (entry->type == FS_TYPE_FILE)
		m->bytes += entry->size;
	else if (entry->type == FS_TYPE_DIRECTORY &&
		 GuiPathJoin(path, GuiFolderPath(folder), entry->name))
		operation_measure(path, m);
}

static int print_measure(const struct measure *m, const char *first, char *text, int size)
{
	return snprintf(text, size, "%s, %s%d %s, %lu byte%s", first,
			m->entries >= m->most ? "more than " : "", m->entries,
			m->entries == 1 ? "entry" : "entries", (unsigned long)m->bytes,
			m->bytes == 1 ? "" : "s");
}

static void size_in_words(const struct fs_entry *entry, char *text, int size)
{
	struct measure m = {.most = ENTRIES_MOST};

	if (entry->type == FS_TYPE_FILE) {
		snprintf(text, size, "File, %lu byte%s", (unsigned long)entry->size,
			 entry->size == 1 ? "" : "s");
	} else if (entry->type == FS_TYPE_DIRECTORY) {
		add_up(entry, &m);
		m.entries--;
		print_measure(&m, "Folder", text, size);
	} else {
		snprintf(text, size, "Of the system");
	}
}

static void tell(const char *headline, const char *text)
{
	GuiMessageOpen(window, &(struct gui_message){.title = "Properties",
						     .icon = "information",
						     .headline = headline,
						     .text = text});
}

static void tell_one(const struct fs_entry *entry)
{
	char path[PATH_LENGTH_MAX], text[PATH_LENGTH_MAX + 120], size[80], date[32] = "not known";
	time_t seconds = (time_t)entry->modified;
	struct tm *t = gmtime(&seconds);

	if (!GuiPathJoin(path, GuiFolderPath(folder), entry->name))
		return;
	size_in_words(entry, size, sizeof(size));
	if (entry->modified && t)
		strftime(date, sizeof(date), "%Y-%m-%d %H:%M", t);
	snprintf(text, sizeof(text), "%s\n%s\nChanged: %s", path, size, date);
	tell(entry->name, text);
}

static void tell_many(int count)
{
	const struct fs_entry *entry = NULL;
	struct measure m = {.most = ENTRIES_MOST};
	char headline[40], text[PATH_LENGTH_MAX + 80];
	int length;

	while ((entry = GuiFolderChosen(folder, entry)))
		add_up(entry, &m);
	snprintf(headline, sizeof(headline), "%d entries", count);
	length = snprintf(text, sizeof(text), "%s\n", GuiFolderPath(folder));
	print_measure(&m, "With all that is in them", text + length, (int)sizeof(text) - length);
	tell(headline, text);
}

void properties_tell(void)
{
	int count = GuiFolderChosenCount(folder);

	if (count > 1)
		tell_many(count);
	else if (count == 1)
		tell_one(GuiFolderChosen(folder, NULL));
}
