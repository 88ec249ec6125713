/* kernel/dev/pointing.c - applies speed and exchanged buttons to events of a mouse. */
#include "dev/pointing.h"

#define UNIT	  16
#define STEPS_MAX 32767 /* across any screen, at any speed */

/* Pixels for UNIT steps of the mouse, by speed 1..10. */
static const uint8_t scale[] = {0, 4, 6, 9, 12, 16, 21, 27, 35, 45, 56};

static int32_t scaled(int32_t steps, uint32_t speed, int32_t *rest)
{
	int32_t units;

	steps = steps > STEPS_MAX ? STEPS_MAX : steps < -STEPS_MAX ? -STEPS_MAX : steps;
	units = steps * scale[speed] + *rest;
	*rest = units % UNIT;
	return units / UNIT;
}

static uint32_t exchanged(uint32_t button)
{
	return button == BUTTON_LEFT ? BUTTON_RIGHT : button == BUTTON_RIGHT ? BUTTON_LEFT : button;
}

static uint32_t button_of(struct pointing *p, bool swap, const struct input_event *e)
{
	uint32_t now = swap ? exchanged(e->code) : e->code, told = p->told[e->code];

	p->told[e->code] = e->value ? (uint8_t)now : 0;
	return e->value || !told ? now : told;
}

void pointing_apply(struct pointing *p, const struct input_settings *s, struct input_event *e)
{
	if (e->kind == INPUT_MOTION) {
		e->x = scaled(e->x, s->pointer_speed, &p->rest_x);
		e->y = scaled(e->y, s->pointer_speed, &p->rest_y);
	} else if (e->kind == INPUT_BUTTON) {
		e->code = button_of(p, s->swap_buttons, e);
	}
}
