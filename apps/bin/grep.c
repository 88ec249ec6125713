/*
 * apps/bin/grep.c - the lines that match a regular expression: a basic one, an extended one (-E),
 * or plain words (-F).
 *
 * Status: 0 something matched, 1 nothing did, 2 something was wrong. A file with zeros is no text:
 * that it matches is told instead of shown.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/matcher.h"
#include "lib/tool.h"
#include "lib/tree.h"

static struct matcher matcher;
static bool invert, count_only, numbers, names_only, quiet, recursive, any, only, all_text, silent;
static bool without; /* -L: the names of those where nothing is */
static long most = -1;
static int names = -1; /* before each line: -1 if there are several files */

static void show_place(const char *name, unsigned long number)
{
	if (names > 0)
		printf("%s:", name);
	if (numbers)
		printf("%lu:", number);
}

/* -o: each match alone. */
static void show_matches(const char *name, unsigned long number, const struct line *line)
{
	size_t from = 0;
	regmatch_t match;

	while (from <= line->length &&
	       matcher_find(&matcher, line->text, line->length, from, &match)) {
		size_t begin = (size_t)match.rm_so, end = (size_t)match.rm_eo;

		from = end > begin ? end : end + 1;
		if (end == begin)
			continue;
		show_place(name, number);
		fwrite(line->text + begin, 1, end - begin, stdout);
		putchar('\n');
	}
}

static void show(const char *name, unsigned long number, const struct line *line)
{
	if (only) {
		if (!invert)
			show_matches(name, number, line);
		return;
	}
	show_place(name, number);
	fwrite(line->text, 1, line->length, stdout);
	putchar('\n');
}

/* What is said of a file as a whole. */
static void sum_up(const char *name, unsigned long found)
{
	any |= found > 0;
	if (quiet)
		return;
	if (names_only || without) {
		if (without ? !found : found > 0)
			printf("%s\n", name);
	} else if (count_only) {
		printf(names > 0 ? "%s:" : "", name);
		printf("%lu\n", found);
	}
}

static void search(FILE *file, const char *name)
{
	struct line line = {0};
	unsigned long number = 0, found = 0;
	bool binary = false, listing = count_only || names_only || without || quiet;
	regmatch_t match;

	while (most && !tool_output_gone() && line_read(&line, file)) {
		number++;
		binary |= !all_text && memchr(line.text, 0, line.length);
		if (matcher_find(&matcher, line.text, line.length, 0, &match) == invert)
			continue;
		found++;
		if (binary && !listing)
			printf("grep: %s: binary file matches\n", name);
		else if (!listing)
			show(name, number, &line);
		if ((!count_only && (listing || binary)) ||
		    (most > 0 && found == (unsigned long)most))
			break;
	}
	sum_up(name, found);
	free(line.text);
}
static void search_path(char *path);

static void search_directory(const char *path)
{
	DIR *directory = opendir(path);
	struct dirent *d;

	if (!directory) {
		tool_error(path);
		return;
	}
	while ((d = readdir(directory))) {
		char *entry;

		if (!strcmp(d->d_name, ".") || !strcmp(d->d_name, ".."))
			continue;
		entry = tool_join(path, d->d_name);
		search_path(entry);
		free(entry);
	}
	closedir(directory);
}

static void search_path(char *path)
{
	if (silent && strcmp(path, "-") && access(path, R_OK) < 0) {
		tool_status = 1;
		return;
	}
	if (strcmp(path, "-") && tree_is_directory(path)) {
		if (recursive)
			search_directory(path);
		else
			tool_complain("%s is a directory", path);
		return;
	}
	tool_files((char *[]){path, NULL}, search);
}

static void take(int option, const char *argument)
{
	matcher.extended |= option == 'E';
	matcher.fixed |= option == 'F';
	matcher.no_case |= option == 'i';
	matcher.words |= option == 'w';
	matcher.lines |= option == 'x';
	numbers |= option == 'n';
	invert |= option == 'v';
	count_only |= option == 'c';
	names_only |= option == 'l';
	without |= option == 'L';
	quiet |= option == 'q';
	recursive |= option == 'r';
	only |= option == 'o';
	all_text |= option == 'a';
	silent |= option == 's';
	if (option == 'h' || option == 'H')
		names = option == 'H';
	else if (option == 'm')
		most = tool_number(argument);
	else if (option == '?')
		tool_usage();
}

/* The patterns: those of -e, or the first argument. Once the options that change them are known. */
static bool take_patterns(int argc, char **argv)
{
	static const char *given[MATCHER_PATTERNS_MAX];
	int c, count = 0;
	bool good = true;

	while ((c = getopt(argc, argv, "EFLHace:hilm:noqrsvwx")) != -1) {
		if (c != 'e')
			take(c, optarg);
		else if (count < MATCHER_PATTERNS_MAX)
			given[count++] = optarg;
	}
	if (!count && optind == argc)
		tool_usage();
	if (!count)
		given[count++] = argv[optind++];
	for (int i = 0; i < count && good; i++)
		good = matcher_add(&matcher, given[i]);
	return good;
}

int main(int argc, char **argv)
{
	tool_begin(argv, "grep [-EFHLachilnoqrsvwx] [-m COUNT] PATTERN | -e PATTERN... [FILE...]");
	if (!take_patterns(argc, argv))
		return 2;
	if (names < 0)
		names = argc - optind > 1 || recursive;
	if (optind == argc)
		search_path(recursive ? (char *)"." : (char *)"-");
	for (; optind < argc && !tool_output_gone(); optind++)
		search_path(argv[optind]);
	return tool_end() ? 2 : !any;
}
