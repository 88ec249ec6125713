/*
 * kernel/boot_options.h - words of a command line: name or name=value. Pure.
 */
#ifndef KERNEL_BOOT_OPTIONS_H
#define KERNEL_BOOT_OPTIONS_H

#include <stddef.h>

/* The value of the first word `name` or `name=...` (cut to size; "" for a bare name), or NULL. */
const char *option_find(const char *line, const char *name, char *value, size_t size);

#endif
