/*
 * kernel/boot.h - what the boot loader told us (Multiboot 1), copied to safe memory, and the
 * kernel's command line.
 *
 * Options: video=WxH, log=debug|info|warn|error, trace=all, selftest=1, break=boot, hold=1 (keep
 * the emulator after the test driver's end), run=PATH,ARG,ARG (run this program as the test driver
 * instead of the desktop), init=PATH, desktop=0, ui=text (a terminal on the whole screen in place
 * of the desktop), serial=shell or serial=PATH (a terminal on the second serial line, or on the
 * first, where the log is, if there is no other).
 */
#ifndef KERNEL_BOOT_H
#define KERNEL_BOOT_H

#include "abi/types.h"

struct boot_range {
	uint64_t base, size;
};

struct boot_info {
	struct boot_range memory[32]; /* usable memory */
	uint32_t memory_count;
	uint32_t module_start, module_end; /* physical; 0 = none */
	uint32_t kernel_end;		   /* physical end of the kernel image */
	bool has_framebuffer;
	uint32_t framebuffer_address, framebuffer_pitch, framebuffer_width, framebuffer_height;
	uint32_t framebuffer_bits;
	uint64_t first_tsc; /* time-stamp counter at the first instruction */
	char command_line[512];
};

extern struct boot_info boot_info;

void boot_read(uint32_t magic, uint32_t multiboot_physical);

/* Value of option `name` on the command line into value; NULL if it is not there. */
const char *boot_option(const char *name, char *value, size_t size);

#endif
