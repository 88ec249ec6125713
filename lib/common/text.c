/* lib/common/text.c - text that grows. */
#include "common/text.h"
#include "common/format.h"

#define LEAST 1024

/* Room for this many more bytes and an end. */
static bool make_room(struct text *t, uint32_t more)
{
	uint32_t wanted = t->length + more + 1, capacity = t->capacity ? t->capacity : LEAST;

	if (wanted <= t->capacity)
		return true;
	if (wanted > t->limit) {
		t->full = true;
		return false;
	}
	while (capacity < wanted)
		capacity *= 2;
	t->failed = !t->grow(t, capacity < t->limit ? capacity : t->limit);
	return !t->failed;
}

bool text_printf(struct text *t, const char *format, ...)
{
	uint32_t room = t->capacity - t->length;
	va_list args, again;
	int length;

	if (text_over(t))
		return false;
	va_start(args, format);
	va_copy(again, args);
	length = format_line_v(room ? t->bytes + t->length : NULL, room, format, args);
	if ((uint32_t)length >= room) {
		if (make_room(t, (uint32_t)length))
			format_line_v(t->bytes + t->length, t->capacity - t->length, format, again);
		else
			length = 0;
	}
	va_end(again);
	va_end(args);
	t->length += (uint32_t)length;
	return !text_over(t);
}
