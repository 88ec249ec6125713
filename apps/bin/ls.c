/* apps/bin/ls.c - names in directories, in columns on a terminal, else one a line. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "lib/columns.h"
#include "lib/terminal.h"
#include "lib/tool.h"

struct entry {
	char *name;
	struct stat st;
};

struct entries {
	struct entry *list;
	size_t count, room;
};

static bool all, dots, lengthy, single, themselves, readable, backwards, recursive, by_size,
	by_time;
static int width; /* of the terminal, 0 = none */

static void add(struct entries *entries, const char *name, const struct stat *st)
{
	if (entries->count == entries->room) {
		entries->room = entries->room ? entries->room * 2 : 64;
		entries->list = tool_memory(entries->list, entries->room * sizeof(*entries->list));
	}
	entries->list[entries->count].name = strcpy(tool_memory(NULL, strlen(name) + 1), name);
	entries->list[entries->count++].st = *st;
}

static void drop(struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		free(entries->list[i].name);
	free(entries->list);
}

/* The newest, the largest first, where that is asked for; then by name. */
static int in_order(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int result = 0;

	if (by_time)
		result = (x->st.st_mtime < y->st.st_mtime) - (x->st.st_mtime > y->st.st_mtime);
	else if (by_size)
		result = (x->st.st_size < y->st.st_size) - (x->st.st_size > y->st.st_size);
	if (!result)
		result = strcmp(x->name, y->name);
	return backwards ? -result : result;
}

/*
 * One name.
 */
static const char *colour_of(const struct entry *e)
{
	if (!width)
		return "";
	if (S_ISDIR(e->st.st_mode))
		return COLOUR_DIRECTORY;
	return S_ISREG(e->st.st_mode) ? "" : COLOUR_DEVICE;
}

/* On a terminal nothing in a name does anything. */
static void put_name(const struct entry *e)
{
	const char *colour = colour_of(e);

	fputs(colour, stdout);
	for (const char *c = e->name; *c; c++)
		putchar(width && iscntrl((unsigned char)*c) ? '?' : *c);
	fputs(*colour ? COLOUR_END : "", stdout);
}

static char type_of(mode_t mode)
{
	return S_ISDIR(mode)	? 'd'
	       : S_ISCHR(mode)	? 'c'
	       : S_ISFIFO(mode) ? 'p'
	       : S_ISSOCK(mode) ? 's'
				: '-';
}

static unsigned long long divided(unsigned long long size, unsigned shift)
{
	return (size + (1ull << shift) - 1) >> shift;
}

/* "1234", "1.2M", "12K": rounded up, as a size that must fit somewhere. */
static const char *size_text(unsigned long long size)
{
	static char text[24];
	unsigned shift = 10;

	if (!readable || size < 1024) {
		snprintf(text, sizeof(text), "%llu", size);
		return text;
	}
	while (divided(size, shift) >= 1024 && shift < 30)
		shift += 10;
	if (divided(size * 10, shift) < 100)
		snprintf(text, sizeof(text), "%llu.%llu%c", divided(size * 10, shift) / 10,
			 divided(size * 10, shift) % 10, " KMG"[shift / 10]);
	else
		snprintf(text, sizeof(text), "%llu%c", divided(size, shift), " KMG"[shift / 10]);
	return text;
}

static void put_long(const struct entry *e)
{
	const struct stat *st = &e->st;
	char date[32] = "-";

	if (st->st_mtime)
		strftime(date, sizeof(date), "%Y-%m-%d %H:%M", localtime(&st->st_mtime));
	printf("%c%c%c %10s %16s ", type_of(st->st_mode), st->st_mode & S_IRUSR ? 'r' : '-',
	       st->st_mode & S_IWUSR ? 'w' : '-', size_text((unsigned long long)st->st_size), date);
	put_name(e);
	putchar('\n');
}

/*
 * All of them.
 */
static void put_columns(const struct entries *entries)
{
	size_t count = entries->count, rows, columns;
	size_t *lengths = tool_memory(NULL, 2 * count * sizeof(*lengths)),
	       *widths = lengths + count;

	for (size_t i = 0; i < count; i++)
		lengths[i] = columns_width(entries->list[i].name);
	rows = columns_arrange(lengths, count, (size_t)width, widths, &columns);
	for (size_t row = 0; row < rows; row++) {
		for (size_t column = 0; column * rows + row < count; column++) {
			size_t i = column * rows + row;

			put_name(&entries->list[i]);
			if (i + rows < count)
				printf("%*s", (int)(widths[column] - lengths[i]), "");
		}
		putchar('\n');
	}
	free(lengths);
}

static void put_all(struct entries *entries)
{
	if (entries->count)
		qsort(entries->list, entries->count, sizeof(*entries->list), in_order);
	if (width && !single && !lengthy) {
		put_columns(entries);
		return;
	}
	for (size_t i = 0; i < entries->count; i++) {
		if (lengthy)
			put_long(&entries->list[i]);
		else {
			put_name(&entries->list[i]);
			putchar('\n');
		}
	}
}

static bool is_dots(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

static void list(const char *path);

/* -R: the directories that were listed, one after another. */
static void list_below(const char *path, const struct entries *entries)
{
	for (size_t i = 0; i < entries->count && !tool_output_gone(); i++) {
		const struct entry *e = &entries->list[i];
		char *full;

		if (!S_ISDIR(e->st.st_mode) || is_dots(e->name))
			continue;
		full = tool_join(path, e->name);
		printf("\n%s:\n", full);
		list(full);
		free(full);
	}
}

static void list(const char *path)
{
	struct entries entries = {0};
	DIR *directory = opendir(path);
	struct dirent *d;

	if (!directory) {
		tool_error(path);
		return;
	}
	while ((d = readdir(directory))) {
		struct stat st = {0};
		char *full;

		if (d->d_name[0] == '.' && !all)
			continue;
		if (is_dots(d->d_name) && !dots)
			continue;
		full = tool_join(path, d->d_name);
		if (lstat(full, &st) == 0)
			add(&entries, d->d_name, &st);
		else if (errno != ENOENT) /* removed meanwhile */
			tool_error(full);
		free(full);
	}
	closedir(directory);
	put_all(&entries);
	if (recursive)
		list_below(path, &entries);
	drop(&entries);
}

int main(int argc, char **argv)
{
	struct entries files = {0}, folders = {0};
	struct stat st;
	int c;

	tool_begin(argv, "ls [-1AadhlRrSt] [FILE...]");
	while ((c = getopt(argc, argv, "1AadhlRrSt")) != -1) {
		if (c == '?')
			tool_usage();
		single |= c == '1';
		all |= c == 'a' || c == 'A';
		dots |= c == 'a';
		themselves |= c == 'd';
		lengthy |= c == 'l';
		readable |= c == 'h';
		recursive |= c == 'R';
		backwards |= c == 'r';
		by_size |= c == 'S';
		by_time |= c == 't';
	}
	width = terminal_columns();
	for (int i = optind; i < argc; i++) {
		if (stat(argv[i], &st) < 0)
			tool_error(argv[i]);
		else
			add(S_ISDIR(st.st_mode) && !themselves ? &folders : &files, argv[i], &st);
	}
	if (files.count)
		put_all(&files);
	if (optind == argc && recursive)
		puts(".:");
	if (optind == argc)
		list(".");
	for (size_t i = 0; i < folders.count; i++) {
		if (argc - optind > 1 || recursive)
			printf("%s%s:\n", i || files.count ? "\n" : "", folders.list[i].name);
		list(folders.list[i].name);
	}
	return tool_end();
}
