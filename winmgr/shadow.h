/*
 * winmgr/shadow.h - how dark the soft shadow of a window is at a pixel.
 *
 * A shadow is the window's rectangle, moved down a little and blurred. Blurring a rectangle is
 * separable, so a column factor times a row factor gives it exactly at every size of window, small
 * ones too, from one table of a few numbers per kind of shadow. Integers only. Pure.
 */
#ifndef WINMGR_SHADOW_H
#define WINMGR_SHADOW_H

#include "abi/types.h"
#include "abi/wnd.h"

enum shadow_kind {
	SHADOW_INACTIVE,
	SHADOW_ACTIVE,
	SHADOW_LARGE, /* of windows at double scale: add it to the two above */
	SHADOW_KINDS = 2 * SHADOW_LARGE
};

/* Make the tables. Once, before the others. */
void shadow_init(void);

/* Where the shadow of a window is dark enough to change a pixel. */
struct rect shadow_bounds(enum shadow_kind kind, struct rect window);

#define SHADOW_RUN 128 /* factors at once */

/* How dark the shadow is at a pixel, black being 2^32: its column's factor times its row's. For
 * `count` columns from x, or rows from y, within the bounds. They stand in a table that stays as it
 * is, or, of a window too small for it, in `room`. */
const uint16_t *shadow_columns(enum shadow_kind kind, struct rect window, int x, uint32_t count,
			       uint16_t room[SHADOW_RUN]);
const uint16_t *shadow_rows(enum shadow_kind kind, struct rect window, int y, uint32_t count,
			    uint16_t room[SHADOW_RUN]);

#endif
