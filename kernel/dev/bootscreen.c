/* kernel/dev/bootscreen.c - the panic screen: a calm page with a title, the report and a hint. */
#include "dev/bootscreen.h"
#include "boot.h"
#include "cpu/string.h"
#include "dev/framebuffer.h"
#include "dev/power.h"
#include "mem/page.h"
#include "panic.h"

#define GLYPH_WIDTH  8
#define GLYPH_HEIGHT 16

#define TITLE "Transom has stopped"
#define HINT  "The same report is on the serial line. Restart the machine to go on."

enum ink { INK_TITLE, INK_MESSAGE, INK_HEADING, INK_TEXT, INK_HINT, INKS };

#define BACKGROUND 0x1e222b
#define RULE	   0x3a4150

static const uint32_t colours[INKS] = {0xffffff, 0xffd58a, 0x86b4ff, 0xcbd1dc, 0x98a1b3};

#define VGA_COLUMNS 80
#define VGA_ROWS    25
#define VGA_TEXT    ((volatile uint16_t *)(KERNEL_BASE + 0xb8000))

static const uint8_t attributes[INKS] = {0x1f, 0x1e, 0x1b, 0x17, 0x17};

/* Where the report is drawn: a grid of characters. */
struct page {
	int columns, rows;
	int left, top, line_height; /* pixels; framebuffer only */
	void (*put)(const struct page *p, int column, int row, uint8_t c, enum ink ink);
};

static void fill(int x, int y, int width, int height, uint32_t colour)
{
	for (int j = y; j < y + height && j < framebuffer.height; j++)
		for (int i = x; i < x + width && i < framebuffer.width; i++)
			framebuffer.pixels[j * framebuffer.pitch + i] = colour;
}

static void glyph(int x, int y, uint8_t c, uint32_t colour, int scale)
{
	for (int j = 0; j < GLYPH_HEIGHT; j++)
		for (int i = 0; i < GLYPH_WIDTH; i++)
			if (console_font[c][j] << i & 0x80)
				fill(x + i * scale, y + j * scale, scale, scale, colour);
}

static void draw_text(int x, int y, const char *s, enum ink ink, int scale)
{
	for (; *s; s++, x += GLYPH_WIDTH * scale)
		glyph(x, y, (uint8_t)*s, colours[ink], scale);
}

static void put_pixels(const struct page *p, int column, int row, uint8_t c, enum ink ink)
{
	glyph(p->left + column * GLYPH_WIDTH, p->top + row * p->line_height, c, colours[ink], 1);
}

static void put_vga(const struct page *p, int column, int row, uint8_t c, enum ink ink)
{
	(void)p;
	VGA_TEXT[(row + 2) * VGA_COLUMNS + 1 + column] = (uint16_t)(attributes[ink] << 8 | c);
}

/* One line, wrapped; returns the row behind it. */
static int flow_line(const struct page *p, int row, const char *s, size_t length, enum ink ink)
{
	int column = 0;

	for (size_t i = 0; i < length && row < p->rows; i++) {
		p->put(p, column, row, (uint8_t)s[i], ink);
		if (++column == p->columns && i + 1 < length) {
			column = 0;
			row++;
		}
	}
	return row + 1;
}

/* The whole report; a gap above each heading if the page is high enough for luxury. */
static void flow(const struct page *p, const char *report)
{
	const int gap = p->rows >= 30;
	int row = 0;

	for (const char *s = report; *s && row < p->rows;) {
		const char *end = strchr(s, '\n');
		size_t length = end ? (size_t)(end - s) : strlen(s);
		enum ink ink = s == report ? INK_MESSAGE : *s == ' ' ? INK_TEXT : INK_HEADING;

		if (ink == INK_HEADING)
			row += gap;
		row = flow_line(p, row, s, length, ink);
		s += length + (end != NULL);
	}
}

static void show_graphic(const char *report)
{
	bool roomy = framebuffer.height >= 700;
	int margin = roomy ? 64 : 20, head = roomy ? 120 : 60, foot = roomy ? 64 : 36;
	struct page p = {
		.left = margin, .top = head, .line_height = roomy ? 18 : 16, .put = put_pixels};

	p.columns = (framebuffer.width - 2 * margin) / GLYPH_WIDTH;
	p.rows = (framebuffer.height - head - foot) / p.line_height;
	fill(0, 0, framebuffer.width, framebuffer.height, BACKGROUND);
	draw_text(margin, head - 56 + 8 * !roomy, TITLE, INK_TITLE, 2);
	fill(margin, head - 14 + 4 * !roomy, framebuffer.width - 2 * margin, 1, RULE);
	flow(&p, report);
	draw_text(margin, framebuffer.height - foot + (foot - GLYPH_HEIGHT) / 2, HINT, INK_HINT, 1);
}

static void vga_line(int row, const char *s, enum ink ink)
{
	for (int column = 1; *s; s++, column++)
		VGA_TEXT[row * VGA_COLUMNS + column] =
			(uint16_t)(attributes[ink] << 8 | (uint8_t)*s);
}

static void show_vga(const char *report)
{
	const struct page p = {.columns = VGA_COLUMNS - 2, .rows = VGA_ROWS - 4, .put = put_vga};

	for (int i = 0; i < VGA_COLUMNS * VGA_ROWS; i++)
		VGA_TEXT[i] = (uint16_t)(attributes[INK_TEXT] << 8 | ' ');
	vga_line(0, TITLE, INK_TITLE);
	flow(&p, report);
	vga_line(VGA_ROWS - 1, HINT, INK_HINT);
}

void bootscreen_show(const char *text)
{
	static const char prefix[] = "panic: ";

	if (!strncmp(text, prefix, sizeof prefix - 1))
		text += sizeof prefix - 1;
	if (framebuffer.pixels)
		show_graphic(text);
	else
		show_vga(text);
}

static void end_emulator(void)
{
	power_exit(126);
}

void bootscreen_init(void)
{
	char value[256];
	bool unwatched = (boot_option("run", value, sizeof value) ||
			  boot_option("selftest", value, sizeof value)) &&
			 !boot_option("hold", value, sizeof value);

	panic_set_screen(bootscreen_show);
	if (unwatched)
		panic_set_finish(end_emulator);
}
