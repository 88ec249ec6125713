/* gui/span.c - fills rows of pixels, four at a time where the processor has SSE2. */
#include "span.h"
#include <stdbool.h>
#include "sys.h"

#define WIDE 16 /* from so many pixels on wide stores pay */

typedef uint32_t four __attribute__((vector_size(16), aligned(4), may_alias));

void span_fill_plain(uint32_t *pixels, int count, uint32_t colour)
{
	for (uint32_t *end = pixels + count; pixels < end; pixels++)
		*pixels = colour;
}

__attribute__((target("sse2"))) void span_fill_sse2(uint32_t *pixels, int count, uint32_t colour)
{
	four colours = {colour, colour, colour, colour};

	for (; count >= 16; count -= 16, pixels += 16) {
		four *to = (four *)pixels;

		to[0] = to[1] = to[2] = to[3] = colours;
	}
	for (; count >= 4; count -= 4, pixels += 4)
		*(four *)pixels = colours;
	for (; count > 0; count--)
		*pixels++ = colour;
}

static bool has_sse2(void)
{
	static int known = -1;
	struct sys_info info = {0};

	if (known < 0) {
		SysInfo(&info, sizeof(info));
		known = (info.cpu_features & SYS_CPU_SSE2) != 0;
	}
	return known;
}

void span_fill(uint32_t *pixels, int count, uint32_t colour)
{
	if (count >= WIDE && has_sse2())
		span_fill_sse2(pixels, count, colour);
	else
		span_fill_plain(pixels, count, colour);
}
