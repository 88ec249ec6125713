/*
 * gui/icon_format.h - an icon file: a small picture with alpha.
 *
 * Made by tools/mkicon.c, read by gui/icon.c; little-endian. The header is followed by width *
 * height pixels, premultiplied 0xAARRGGBB, top row first.
 */
#ifndef GUI_ICON_FORMAT_H
#define GUI_ICON_FORMAT_H

#include <stdint.h>

#define ICON_MAGIC 0x4e434954 /* "TICN" */

struct icon_header {
	uint32_t magic;
	uint16_t width, height; /* 1..256 */
};

#endif
