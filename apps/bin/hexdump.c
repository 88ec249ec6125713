/* apps/bin/hexdump.c - bytes as numbers and characters (-C is how it always looks); -s leaves some
 * out, -n ends after so many. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"

#define ROW 16

static unsigned long at, skipped, left = ULONG_MAX;
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
	for (; skipped && !tool_output_gone() && (c = getc(file)) != EOF; skipped--)
		;
	while (left && !tool_output_gone() && (c = getc(file)) != EOF) {
		left--;
		row[filled++] = (unsigned char)c;
		if (filled == ROW)
			end_row();
	}
}

/* 16, 0x10, 020. */
static unsigned long number(const char *text)
{
	char *end;
	unsigned long value = strtoul(text, &end, 0);

	if (!isdigit((unsigned char)*text) || *end)
		tool_usage();
	return value;
}

int main(int argc, char **argv)
{
	unsigned long begin;
	int c;

	tool_begin(argv, "hexdump [-Cv] [-n BYTES] [-s BYTES] [FILE...]");
	while ((c = getopt(argc, argv, "Cvn:s:")) != -1) {
		if (c == '?')
			tool_usage();
		all |= c == 'v';
		if (c == 'n')
			left = number(optarg);
		if (c == 's')
			at = skipped = number(optarg);
	}
	begin = at;
	tool_files(argv + optind, dump);
	if (filled)
		end_row();
	if (at > begin)
		printf("%08lx\n", at);
	return tool_end();
}
