/*
 * kernel/panic.h - the end: a kernel bug stops the machine with all it knows.
 *
 * Screen and serial line get the message, registers, what was running, a back-trace with function
 * names and the last trace records. Then the finish hook runs, or the machine halts with the report
 * on the screen. A fault in the report itself ends the report, not the showing of it.
 */
#ifndef KERNEL_PANIC_H
#define KERNEL_PANIC_H

#include <stdint.h>

struct trap_frame;

void panic(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void panic_frame(const struct trap_frame *frame, const char *format, ...)
	__attribute__((noreturn, format(printf, 2, 3)));

/* A broken invariant: names the expression and the function. */
#define kassert(e)                                                       \
	do {                                                             \
		if (__builtin_expect(!(e), 0))                           \
			panic("%s: broken invariant: %s", __func__, #e); \
	} while (0)

/* "name+0x1c" of a kernel address, into text; returns text. */
const char *panic_symbol(uint32_t address, char *text, uint32_t size);

/* What comes after the report (ending the emulator); without it the machine halts. */
void panic_set_finish(void (*end)(void));

/* Who knows what was running: a line of text. Must work in any state. */
void panic_set_context(void (*describe)(char *text, uint32_t size));

/* The screen part, registered by the boot console (dev/bootscreen.c). */
void panic_set_screen(void (*show)(const char *text));

#endif
