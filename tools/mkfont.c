/* tools/mkfont.c - makes a font file (gui/font_format.h) from an outline font: host tool. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui/font_format.h"

/* First and last code of the ranges taken; the last group is for fixed-width fonts only. */
static const uint32_t ranges[][2] = {
	{0x20, 0x7e},	  {0xa0, 0x17f},    {0x2010, 0x2015}, {0x2018, 0x201e}, {0x2020, 0x2022},
	{0x2026, 0x2026}, {0x2030, 0x2030}, {0x2039, 0x203a}, {0x20ac, 0x20ac}, {0x2122, 0x2122},
	{0x2190, 0x2199}, {0x2212, 0x2212}, {0x2260, 0x2265}, {0x23ce, 0x23ce}, {0x25a0, 0x25a1},
	{0x25b2, 0x25b6}, {0x25bc, 0x25c0}, {0x25cb, 0x25cf}, {0x2713, 0x2717}, {0xfffd, 0xfffd},
};
static const uint32_t fixed_ranges[][2] = {
	{0x300, 0x304},	  {0x306, 0x30c},   {0x31b, 0x31b},   {0x323, 0x324},	{0x327, 0x328},
	{0x331, 0x331},	  {0x384, 0x38a},   {0x38c, 0x38c},   {0x38e, 0x3a1},	{0x3a3, 0x3ce},
	{0x400, 0x45f},	  {0x490, 0x491},   {0x219e, 0x21a8}, {0x21d0, 0x21d5}, {0x2200, 0x2211},
	{0x2215, 0x222a}, {0x2248, 0x2248}, {0x23ba, 0x23bd}, {0x2500, 0x259f}, {0x25a2, 0x25b1},
	{0x25b7, 0x25bb}, {0x25c1, 0x25ca}, {0x25d0, 0x25ff},
};

static struct font_header header = {.magic = FONT_MAGIC};
static struct font_glyph *records;
static uint8_t *pictures;
static uint32_t record_count;

static void fail(const char *what, const char *name)
{
	fprintf(stderr, "mkfont: %s: %s\n", name, what);
	exit(1);
}

static void *grow(void *memory, size_t size)
{
	memory = realloc(memory, size);
	if (!memory)
		fail("no memory", "realloc");
	return memory;
}

/* Add the picture that FreeType made of the glyph in its slot. */
static void add_picture(FT_GlyphSlot slot, uint32_t code, uint32_t advance)
{
	struct font_glyph g = {.code = code, .picture = header.pictures, .advance = advance};
	uint32_t size = slot->bitmap.width * slot->bitmap.rows;

	g.width = slot->bitmap.width;
	g.height = slot->bitmap.rows;
	g.left = slot->bitmap_left;
	g.top = slot->bitmap_top;
	pictures = grow(pictures, header.pictures + size + 1);
	for (unsigned y = 0; y < slot->bitmap.rows; y++)
		memcpy(pictures + header.pictures + y * slot->bitmap.width,
		       slot->bitmap.buffer + (int)y * slot->bitmap.pitch, slot->bitmap.width);
	header.pictures += size;
	records = grow(records, (record_count + 1) * sizeof(*records));
	records[record_count++] = g;
}

static void add_glyph(FT_Face face, uint32_t code)
{
	FT_UInt index = FT_Get_Char_Index(face, code);
	uint32_t advance;

	if (!index)
		return;
	for (int phase = 0; phase < header.phases; phase++) {
		if (FT_Load_Glyph(face, index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP))
			fail("cannot load a glyph", face->family_name);
		advance = (face->glyph->linearHoriAdvance + 512) >> 10;
		if (header.phases == 1)
			advance = (advance + 32) & ~63u;
		FT_Outline_Translate(&face->glyph->outline, phase * 64 / header.phases, 0);
		if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL))
			fail("cannot draw a glyph", face->family_name);
		add_picture(face->glyph, code, advance);
	}
	header.glyphs++;
}

static void add_ranges(FT_Face face, const uint32_t (*range)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (uint32_t code = range[i][0]; code <= range[i][1]; code++)
			add_glyph(face, code);
}

static int by_code(const void *a, const void *b)
{
	const struct font_glyph *x = a, *y = b;

	if (x->code != y->code)
		return x->code < y->code ? -1 : 1;
	return x->picture < y->picture ? -1 : x->picture > y->picture;
}

static void make(FT_Face face, int size, int phases)
{
	header.size = size;
	header.phases = phases;
	header.ascent = (face->size->metrics.ascender + 32) >> 6;
	header.descent = (-face->size->metrics.descender + 32) >> 6;
	add_ranges(face, ranges, sizeof(ranges) / sizeof(ranges[0]));
	if (header.phases == 1)
		add_ranges(face, fixed_ranges, sizeof(fixed_ranges) / sizeof(fixed_ranges[0]));
	qsort(records, record_count, sizeof(*records), by_code);
	for (uint32_t i = 0; i < record_count; i++)
		if (records[i].code == 'H')
			header.cap_height = records[i].top;
}

int main(int argc, char **argv)
{
	FT_Library library;
	FT_Face face;
	FILE *out;

	if (argc != 5) {
		fprintf(stderr, "usage: mkfont FACE PIXELS PHASES OUTPUT\n");
		return 2;
	}
	if (FT_Init_FreeType(&library) || FT_New_Face(library, argv[1], 0, &face) ||
	    FT_Set_Pixel_Sizes(face, 0, atoi(argv[2])))
		fail("not a font at this size", argv[1]);
	make(face, atoi(argv[2]), atoi(argv[3]));
	out = fopen(argv[4], "wb");
	if (!out || fwrite(&header, sizeof(header), 1, out) != 1 ||
	    fwrite(records, sizeof(*records), record_count, out) != record_count ||
	    fwrite(pictures, 1, header.pictures, out) != header.pictures || fclose(out))
		fail("cannot write", argv[4]);
	return 0;
}
