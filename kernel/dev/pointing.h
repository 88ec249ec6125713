/*
 * kernel/dev/pointing.h - the pointer's speed and which button is which. Pure: settings, a state
 * and an event.
 */
#ifndef DEV_POINTING_H
#define DEV_POINTING_H

#include "dev/input.h"

struct pointing {
	int32_t rest_x, rest_y; /* of a pixel, in units of the scale: kept for the next motion */
	uint8_t told[BUTTON_MIDDLE +
		     1]; /* as which button the press of this one was told; 0 = up */
};

/* Scales relative motion and exchanges buttons. A release is of the button that the press was told
 * as, whatever has been set since. */
void pointing_apply(struct pointing *p, const struct input_settings *s, struct input_event *e);

#endif
