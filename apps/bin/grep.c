/*
 * apps/bin/grep.c - the lines that match a regular expression: a basic one, an extended one (-E),
 * or plain words (-F).
 *
 * Status: 0 something matched, 1 nothing did, 2 something was wrong.
 */
#include <dirent.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/tool.h"
#include "lib/tree.h"

static regex_t pattern;
static bool invert, count_only, numbers, names_only, quiet, recursive, any, fixed;
static int names = -1; /* before each line: -1 if there are several files */

static void show(const char *name, unsigned long number, const struct line *line)
{
	if (names > 0)
		printf("%s:", name);
	if (numbers)
		printf("%lu:", number);
	fwrite(line->text, 1, line->length, stdout);
	putchar('\n');
}

static void search(FILE *file, const char *name)
{
	struct line line = {0};
	unsigned long number = 0, found = 0;

	while (!tool_output_gone() && line_read(&line, file)) {
		number++;
		if ((regexec(&pattern, line.text, 0, NULL, 0) == 0) == invert)
			continue;
		found++;
		if (quiet || names_only)
			break;
		if (!count_only)
			show(name, number, &line);
	}
	any |= found > 0;
	if (names_only && found && !quiet)
		printf("%s\n", name);
	else if (count_only && !quiet && names > 0)
		printf("%s:%lu\n", name, found);
	else if (count_only && !quiet)
		printf("%lu\n", found);
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
	if (strcmp(path, "-") && tree_is_directory(path)) {
		if (recursive)
			search_directory(path);
		else
			tool_complain("%s is a directory", path);
		return;
	}
	tool_files((char *[]){path, NULL}, search);
}

static int options(int argc, char **argv)
{
	int flags = REG_NOSUB;
	int c;

	while ((c = getopt(argc, argv, "EFinvclqrhH")) != -1) {
		switch (c) {
		case 'E':
			flags |= REG_EXTENDED;
			break;
		case 'F':
			fixed = true;
			break;
		case 'i':
			flags |= REG_ICASE;
			break;
		case 'h':
		case 'H':
			names = c == 'H';
			break;
		case '?':
			tool_usage();
		}
		numbers |= c == 'n';
		invert |= c == 'v';
		count_only |= c == 'c';
		names_only |= c == 'l';
		quiet |= c == 'q';
		recursive |= c == 'r';
	}
	return flags;
}

/* A pattern that means nothing but its own letters. */
static char *plain(const char *text)
{
	char *quoted = tool_memory(NULL, 2 * strlen(text) + 1), *to = quoted;

	for (; *text; text++) {
		if (strchr("\\.[]*^$", *text))
			*to++ = '\\';
		*to++ = *text;
	}
	*to = 0;
	return quoted;
}

static bool compile(char *text, int flags)
{
	char *quoted = fixed ? plain(text) : NULL, words[100];
	int error =
		regcomp(&pattern, quoted ? quoted : text, fixed ? flags & ~REG_EXTENDED : flags);

	free(quoted);
	if (!error)
		return true;
	regerror(error, &pattern, words, sizeof(words));
	tool_complain("%s: %s", text, words);
	return false;
}

int main(int argc, char **argv)
{
	int flags;

	tool_begin(argv, "grep [-EFinvclqrhH] PATTERN [FILE...]");
	flags = options(argc, argv);
	if (optind == argc)
		tool_usage();
	if (!compile(argv[optind++], flags))
		return 2;
	if (names < 0)
		names = argc - optind > 1 || recursive;
	if (optind == argc)
		search_path(recursive ? (char *)"." : (char *)"-");
	for (; optind < argc && !tool_output_gone(); optind++)
		search_path(argv[optind]);
	return tool_end() ? 2 : !any;
}
