/*
 * kernel/dev/input.h - the one ring through which everything a person does comes in.
 *
 * Drivers post from interrupts (input_post; never blocks, counts what does not fit); the window
 * manager's thread takes (input_get). 1,024 events deep; relative motion merges with the newest
 * entry if that is motion too.
 */
#ifndef DEV_INPUT_H
#define DEV_INPUT_H

#include "abi/types.h"
#include "abi/wnd.h"
#include "abi/key.h"

/* What the window manager posts to itself from alarms, so that it comes in order. */
#define INPUT_RESTED 0x100 /* the pointer has rested long enough */
#define INPUT_STUCK  0x101 /* a queue should be looked at */
#define INPUT_GO_ON  0x102 /* keys that were held back may go on */

#define INPUT_COMMAND (MOD_CTRL | MOD_ALT | MOD_SUPER) /* with these a key types nothing */

struct input_event {
	uint32_t kind;	    /* INPUT_... (abi/wnd.h) */
	uint32_t code;	    /* key or button */
	int32_t value;	    /* 1 down, 0 up; notches */
	int32_t x, y;	    /* motion; INPUT_MOVE: 0..65535 of the screen */
	uint32_t mods;	    /* MOD_... | KEY_REPEAT, for keys */
	uint32_t character; /* UTF-32 of a key that goes down, 0 = none; typed without INPUT_COMMAND
			     */
	uint64_t tsc;	    /* when it happened */
};

/* A character is typed by this. */
static inline bool input_types(const struct input_event *e)
{
	return e->kind == INPUT_KEY && e->value && e->character && !(e->mods & INPUT_COMMAND);
}

/* Any context. */
void input_post(const struct input_event *e);

/* Whoever wants to see every event as it is posted, in that context. At start-up. */
void input_set_tap(void (*tap)(const struct input_event *e));

/* What a program with the input right says, as if a device had (SysInjectInput): fills in modifiers
 * and characters by the keyboard's own state and layout, scales INPUT_MOVE from pixels. False: the
 * ring is full. */
bool input_inject(const struct input_record *r);

/* 1 = an event, 0 = none within the time. Thread context. */
int input_get(struct input_event *e, uint32_t timeout_ms);

/* The thing to wait for, to wait for it together with others. */
struct waitable *input_waitable(void);

/* How keys and mouse behave from now on; false: out of range, nothing has changed. Pointer and
 * buttons are as set for all that is taken (input_get) from then on. */
bool input_set(const struct input_settings *s);
void input_settings(struct input_settings *s);

/* Between the presses of a double click. Any context. */
uint32_t input_double_click_ms(void);

/* Would an event be taken now? */
bool input_has_room(void);

uint32_t input_lost(void);

#endif
