/* apps/bin/lib/tool.c - usage, messages and files of the shell's programs. */
#include "tool.h"
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

int tool_status;

static const char *name = "?", *usage = "";
static int output_error; /* errno when standard output failed */

void tool_begin(char **argv, const char *text)
{
	const char *last = argv[0] ? strrchr(argv[0], '/') : NULL;

	name = last ? last + 1 : argv[0] ? argv[0] : "?";
	usage = text;
}

void tool_usage(void)
{
	fprintf(stderr, "usage: %s\n", usage);
	exit(2);
}

void tool_error(const char *what)
{
	int error = errno;

	fflush(stdout);
	fprintf(stderr, "%s: %s: %s\n", name, what, strerror(error));
	tool_status = 1;
}

void tool_complain(const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	fprintf(stderr, "%s: ", name);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	tool_status = 1;
}

void tool_fatal(const char *what)
{
	tool_error(what);
	exit(tool_status);
}

static void one(const char *path, void (*each)(FILE *, const char *))
{
	FILE *file = strcmp(path, "-") ? fopen(path, "r") : stdin;

	if (!file) {
		tool_error(path);
		return;
	}
	each(file, file == stdin ? "standard input" : path);
	if (ferror(file))
		tool_error(path);
	if (file != stdin)
		fclose(file);
}

void tool_files(char **files, void (*each)(FILE *file, const char *name))
{
	if (!*files)
		one("-", each);
	for (; *files && !tool_output_gone(); files++)
		one(*files, each);
}

bool tool_output_gone(void)
{
	if (ferror(stdout) && !output_error)
		output_error = errno;
	return ferror(stdout);
}

long tool_number(const char *text)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(text, &end, 10);
	if (errno || end == text || *end)
		tool_usage();
	return number;
}

void tool_count_option(char **argv)
{
	static char option[32];
	const char *first = argv[1];

	if (!first || first[0] != '-' || !first[1] || first[1 + strspn(first + 1, "0123456789")])
		return;
	snprintf(option, sizeof(option), "-n%s", first + 1);
	argv[1] = option;
}

const char *tool_shown(const char *text)
{
	static char shown[256];
	size_t length = 0;

	for (; *text && length + 1 < sizeof(shown); text++)
		shown[length++] = iscntrl((unsigned char)*text) ? '?' : *text;
	shown[length] = 0;
	return shown;
}

void *tool_memory(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		tool_fatal("memory");
	return memory;
}

char *tool_join(const char *folder, const char *file)
{
	size_t length = strlen(folder);
	char *path = tool_memory(NULL, length + strlen(file) + 2);
	bool slash = length && folder[length - 1] == '/';

	sprintf(path, slash ? "%s%s" : "%s/%s", folder, file);
	return path;
}

int tool_end(void)
{
	fflush(stdout);
	if (!tool_output_gone())
		return tool_status;
	tool_status = 1;
	errno = output_error;
	if (errno != EPIPE)
		tool_error("standard output");
	return tool_status;
}
