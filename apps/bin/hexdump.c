/* apps/bin/hexdump.c - bytes as numbers and characters (-C is how it always looks). */
#include <ctype.h>
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"

#define ROW 16

static unsigned long at;
static unsigned char row[ROW], before[ROW];
static int filled;
static bool all, starred, any_before;

static void show_row(void)
{
	printf("%08lx ", at);
	for (int i = 0; i < ROW; i++) {
		if (i < filled)
			printf(i == ROW / 2 ? "  %02x" : " %02x", row[i]);
		else
			fputs(i == ROW / 2 ? "    " : "   ", stdout);
	}
	fputs("  |", stdout);
	for (int i = 0; i < filled; i++)
		putchar(isprint(row[i]) ? row[i] : '.');
	puts("|");
}

/* Rows like the one before are one star. */
static void end_row(void)
{
	bool same = any_before && filled == ROW && !memcmp(row, before, ROW) && !all;

	if (!same)
		show_row();
	else if (!starred)
		puts("*");
	starred = same;
	memcpy(before, row, ROW);
	any_before = true;
	at += (unsigned long)filled;
	filled = 0;
}

static void dump(FILE *file, const char *name)
{
	int c;

	(void)name;
	while ((c = getc(file)) != EOF && !tool_output_gone()) {
		row[filled++] = (unsigned char)c;
		if (filled == ROW)
			end_row();
	}
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "hexdump [-Cv] [FILE...]");
	while ((c = getopt(argc, argv, "Cv")) != -1) {
		if (c == '?')
			tool_usage();
		all |= c == 'v';
	}
	tool_files(argv + optind, dump);
	if (filled)
		end_row();
	if (at)
		printf("%08lx\n", at);
	return tool_end();
}
