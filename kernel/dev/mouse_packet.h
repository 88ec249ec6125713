/*
 * kernel/dev/mouse_packet.h - reports of three or four bytes into motion, buttons and wheel. Pure.
 */
#ifndef DEV_MOUSE_PACKET_H
#define DEV_MOUSE_PACKET_H

#include "abi/types.h"

struct mouse_packet {
	uint8_t bytes[4];
	uint8_t have;
	uint8_t size; /* 3, or 4 with a wheel */
};

struct mouse_report {
	int32_t dx, dy;	 /* right and down positive */
	int32_t wheel;	 /* away from the user positive */
	uint8_t buttons; /* BUTTON_BIT */
};

/* One byte; true: *out is a whole report. A byte that cannot begin a report is skipped. */
bool mouse_packet_feed(struct mouse_packet *p, uint8_t byte, struct mouse_report *out);

#endif
