/* kernel/dev/mouse_packet.c - the decoder of mouse reports. */
#include "dev/mouse_packet.h"

#define ALWAYS_SET 0x08
#define OVERFLOW   0xc0
#define X_NEGATIVE 0x10
#define Y_NEGATIVE 0x20

bool mouse_packet_feed(struct mouse_packet *p, uint8_t byte, struct mouse_report *out)
{
	if (p->have == 0 && !(byte & ALWAYS_SET))
		return false;
	p->bytes[p->have++] = byte;
	if (p->have < p->size)
		return false;
	p->have = 0;
	out->dx = p->bytes[1] - (p->bytes[0] & X_NEGATIVE ? 256 : 0);
	out->dy = -(p->bytes[2] - (p->bytes[0] & Y_NEGATIVE ? 256 : 0));
	if (p->bytes[0] & OVERFLOW)
		out->dx = out->dy = 0;
	/* Bit order left, right, middle is that of BUTTON_BIT. The wheel's low nibble is signed. */
	out->buttons = p->bytes[0] & 7;
	out->wheel = p->size == 4 ? -((int8_t)(p->bytes[3] << 4) >> 4) : 0;
	return true;
}
