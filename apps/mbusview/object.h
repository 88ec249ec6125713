/*
 * mbusview/object.h - a test object from what was typed. Pure.
 */
#ifndef MBUSVIEW_OBJECT_H
#define MBUSVIEW_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

/* Text as it is, or bytes as pairs of hexadecimal digits (blanks may stand between pairs), filled
 * up with zeros to `size`. 0, -EINVAL no such digits, -EMSGSIZE more than size. */
int object_read(const char *text, bool hex, uint8_t *object, uint32_t size);

#endif
