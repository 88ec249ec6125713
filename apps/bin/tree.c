/* apps/bin/tree.c - a directory with all below it, as a picture. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/terminal.h"
#include "lib/tool.h"
#include "lib/tree.h"

#define DEPTH_MAX 64

static bool all, only_directories;
static long deepest = DEPTH_MAX;
static unsigned long directories, files;
static int width;

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct lines names_in(const char *path)
{
	struct lines names = {0};
	DIR *directory = opendir(path);
	struct dirent *d;

	if (!directory) {
		tool_error(path);
		return names;
	}
	while ((d = readdir(directory)))
		if (strcmp(d->d_name, ".") && strcmp(d->d_name, "..") &&
		    (all || d->d_name[0] != '.'))
			lines_add(&names, d->d_name, strlen(d->d_name));
	closedir(directory);
	if (names.count)
		qsort(names.texts, names.count, sizeof(*names.texts), by_name);
	return names;
}

static void show(const char *path, char *before, long depth)
{
	struct lines names = names_in(path);
	size_t length = strlen(before);

	for (size_t i = 0; i < names.count; i++) {
		char *full = tool_join(path, names.texts[i]);
		bool last = i + 1 == names.count, is_directory = tree_is_directory(full);

		directories += is_directory;
		files += !is_directory;
		if (is_directory || !only_directories)
			printf("%s%s%s%s%s\n", before,
			       last ? "\xe2\x94\x94\xe2\x94\x80 " : "\xe2\x94\x9c\xe2\x94\x80 ",
			       is_directory && width ? COLOUR_DIRECTORY : "", names.texts[i],
			       is_directory && width ? COLOUR_END : "");
		strcpy(before + length, last ? "   " : "\xe2\x94\x82  ");
		if (is_directory && depth < deepest)
			show(full, before, depth + 1);
		before[length] = 0;
		free(full);
		free(names.texts[i]);
	}
	free(names.texts);
}

int main(int argc, char **argv)
{
	char before[DEPTH_MAX * 5 + 8] = "";
	int c;

	tool_begin(argv, "tree [-ad] [-L DEPTH] [DIRECTORY...]");
	while ((c = getopt(argc, argv, "adL:")) != -1) {
		if (c == '?')
			tool_usage();
		all |= c == 'a';
		only_directories |= c == 'd';
		if (c == 'L')
			deepest = tool_number(optarg);
	}
	if (deepest < 1 || deepest > DEPTH_MAX)
		tool_usage();
	width = terminal_columns();
	for (int i = optind; i == optind || i < argc; i++) {
		const char *path = i < argc ? argv[i] : ".";

		puts(path);
		show(path, before, 1);
	}
	printf("\n%lu directories, %lu files\n", directories, files);
	return tool_end();
}
