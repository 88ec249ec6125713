/*
 * kernel/panic.h - the end: a kernel bug stops the machine with all it knows.
 *
 * Screen and serial line get the message, registers, a back-trace with function names and the last
 * trace records. Under the debug-exit device the emulator ends with a failure status.
 */
#ifndef KERNEL_PANIC_H
#define KERNEL_PANIC_H

#include <stdint.h>

struct trap_frame;

void panic(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void panic_frame(const struct trap_frame *frame, const char *format, ...)
	__attribute__((noreturn, format(printf, 2, 3)));

/* A broken invariant: names the expression and the function. */
#define kassert(e) \
	do { \
		if (__builtin_expect(!(e), 0)) \
			panic("%s: broken invariant: %s", __func__, #e); \
	} while (0)

/* "name+0x1c" of a kernel address, into text; returns text. */
const char *panic_symbol(uint32_t address, char *text, uint32_t size);

/* The screen part, registered by the boot console (dev/bootscreen.c). */
void panic_set_screen(void (*show)(const char *text));

#endif
