/* apps/bin/tr.c - other characters for some, or none. Standard input to standard output. */
#include <string.h>
#include <unistd.h>
#include "lib/ranges.h"
#include "lib/tool.h"

#define ROOM 1024

static unsigned char to[256];
static bool dropped[256], squeezed[256];

static void mark(bool *set, const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		set[bytes[i]] = true;
}

/* The first set with all that is not in it. */
static size_t complement(unsigned char *bytes, size_t count)
{
	bool in[256] = {false};
	size_t left = 0;

	mark(in, bytes, count);
	for (int c = 0; c < 256; c++)
		if (!in[c])
			bytes[left++] = (unsigned char)c;
	return left;
}

static void translate(const unsigned char *from, size_t count, const unsigned char *second,
		      size_t second_count)
{
	for (size_t i = 0; i < count && second_count; i++)
		to[from[i]] = second[i < second_count ? i : second_count - 1];
}

static void pass(FILE *file, const char *name)
{
	int c, last = -1;

	(void)name;
	while ((c = getc(file)) != EOF && !tool_output_gone()) {
		if (dropped[c])
			continue;
		c = to[c];
		if (c == last && squeezed[c])
			continue;
		last = c;
		putchar(c);
	}
}

int main(int argc, char **argv)
{
	unsigned char first[ROOM], second[ROOM];
	bool delete = false, squeeze = false, others = false;
	size_t first_count, second_count = 0;
	int c, sets;

	tool_begin(argv, "tr [-cds] SET [SET]");
	while ((c = getopt(argc, argv, "cds")) != -1) {
		if (c == '?')
			tool_usage();
		delete |= c == 'd';
		squeeze |= c == 's';
		others |= c == 'c';
	}
	sets = argc - optind;
	if (sets < 1 || sets > 2 || (sets == 1 && !delete &&!squeeze))
		tool_usage();
	first_count = ranges_bytes(argv[optind], first, ROOM);
	if (others)
		first_count = complement(first, first_count);
	if (sets == 2)
		second_count = ranges_bytes(argv[optind + 1], second, ROOM);
	for (int i = 0; i < 256; i++)
		to[i] = (unsigned char)i;
	if (delete)
		mark(dropped, first, first_count);
	else
		translate(first, first_count, second, second_count);
	if (squeeze)
		mark(squeezed, sets == 2 ? second : first, sets == 2 ? second_count : first_count);
	pass(stdin, "");
	return tool_end();
}
