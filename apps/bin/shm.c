/* apps/bin/shm.c - the areas of shared memory that have names; shm dump shows the bytes of one. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "fs.h"
#include "lib/tool.h"
#include "vmm.h"

#define VIEW "/System/Kernel/shared"
#define ROW  16

static void copy(FILE *file, const char *name)
{
	char text[4096];
	size_t got;

	(void)name;
	while ((got = fread(text, 1, sizeof(text), file)) > 0 && !tool_output_gone())
		fwrite(text, 1, got, stdout);
}

static void show_row(uint32_t at, const unsigned char *bytes, uint32_t count)
{
	printf("%08lx ", (unsigned long)at);
	for (uint32_t i = 0; i < ROW; i++) {
		if (i < count)
			printf(" %02x", bytes[i]);
		else
			fputs("   ", stdout);
	}
	fputs("  |", stdout);
	for (uint32_t i = 0; i < count; i++)
		putchar(isprint(bytes[i]) ? bytes[i] : '.');
	puts("|");
}

static void dump(const char *name, uint32_t from, uint32_t length)
{
	char path[PATH_LENGTH_MAX];
	struct fs_info info = {0};
	const unsigned char *bytes;
	int area;

	snprintf(path, sizeof(path), "/System/Shared/%s", name);
	area = FsQuery(path, &info);
	if (area >= 0)
		area = VmmOpenShared(name, VMM_READ);
	bytes = area < 0 ? NULL : VmmMapShared(area, VMM_READ);
	if (!bytes) {
		errno = area < 0 ? -area : ENOMEM;
		tool_error(name);
		return;
	}
	if (from > info.size)
		from = info.size;
	if (length > info.size - from)
		length = info.size - from;
	for (uint32_t at = 0; at < length && !tool_output_gone(); at += ROW)
		show_row(from + at, bytes + from + at, length - at < ROW ? length - at : ROW);
}

int main(int argc, char **argv)
{
	static char *files[] = {VIEW, NULL};

	tool_begin(argv, "shm | shm dump NAME [FROM [LENGTH]]");
	if (argc == 1)
		tool_files(files, copy);
	else if (argc >= 3 && argc <= 5 && !strcmp(argv[1], "dump"))
		dump(argv[2], argc > 3 ? (uint32_t)tool_number(argv[3]) : 0,
		     argc > 4 ? (uint32_t)tool_number(argv[4]) : UINT32_MAX);
	else
		tool_usage();
	return tool_end();
}
