/*
 * kernel/dev/framebuffer.h - the screen: one linear picture of 32-bit pixels.
 *
 * Found from the boot loader's information or set through the Bochs VBE ports (QEMU, Bochs, v86).
 */
#ifndef DEV_FRAMEBUFFER_H
#define DEV_FRAMEBUFFER_H

#include "abi/types.h"

struct boot_info;

struct framebuffer {
	uint32_t *pixels; /* kernel address; 0xXXRRGGBB */
	int32_t width, height;
	int32_t pitch; /* pixels from line to line */
	uint32_t physical;
};

extern struct framebuffer framebuffer; /* pixels NULL: there is none */

/* Find it or set width x height (0: what the loader set, or 1024x768). 0, or -ENODEV with the
 * reason logged. */
int framebuffer_init(const struct boot_info *boot, int32_t width, int32_t height);

#endif
