/* apps/bin/wc.c - counts lines, words and bytes. */
#include <ctype.h>
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"

struct counts {
	unsigned long lines, words, characters, bytes;
};

static struct counts total;
static int files;
static bool show_lines, show_words, show_characters, show_bytes;

static void add(struct counts *c, const unsigned char *block, size_t size, bool *in_word)
{
	c->bytes += size;
	for (size_t i = 0; i < size; i++) {
		c->lines += block[i] == '\n';
		c->characters += (block[i] & 0xc0) != 0x80;
		if (isspace(block[i])) {
			*in_word = false;
		} else if (!*in_word) {
			*in_word = true;
			c->words++;
		}
	}
}

/* One number stands by itself, several are columns. */
static const char *column(bool shown, unsigned long value, const char *before)
{
	bool single = show_lines + show_words + show_characters + show_bytes == 1;

	if (!shown)
		return before;
	printf(single ? "%s%lu" : "%s%7lu", before, value);
	return " ";
}

static void show(const struct counts *c, const char *name)
{
	const char *before = column(show_lines, c->lines, "");

	before = column(show_words, c->words, before);
	before = column(show_characters, c->characters, before);
	column(show_bytes, c->bytes, before);
	printf(*name ? " %s\n" : "%s\n", name);
}

static void count(FILE *file, const char *name)
{
	unsigned char block[4096];
	struct counts c = {0};
	bool in_word = false;
	size_t size;

	while ((size = fread(block, 1, sizeof(block), file)) > 0)
		add(&c, block, size, &in_word);
	show(&c, file == stdin ? "" : name);
	total.lines += c.lines;
	total.words += c.words;
	total.characters += c.characters;
	total.bytes += c.bytes;
	files++;
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "wc [-lwmc] [FILE...]");
	while ((c = getopt(argc, argv, "lwmc")) != -1) {
		show_lines |= c == 'l';
		show_words |= c == 'w';
		show_characters |= c == 'm';
		show_bytes |= c == 'c';
		if (c == '?')
			tool_usage();
	}
	if (!show_lines && !show_words && !show_characters && !show_bytes)
		show_lines = show_words = show_bytes = true;
	tool_files(argv + optind, count);
	if (files > 1)
		show(&total, "total");
	return tool_end();
}
