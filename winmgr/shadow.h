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

#define SHADOW_MARGIN 24   /* how far a shadow reaches outside its window, at most */
#define SHADOW_ONE    4096 /* a factor of 1 */

enum shadow_kind { SHADOW_INACTIVE, SHADOW_ACTIVE };

/* Make the tables. Once, before the others. */
void shadow_init(void);

/* Where the shadow of a window is not zero. */
struct rect shadow_bounds(enum shadow_kind kind, struct rect window);

/* The factor (0..SHADOW_ONE) of row y. */
uint32_t shadow_row_factor(enum shadow_kind kind, struct rect window, int y);

/* Alpha of black for `count` pixels from x in a row with that factor. */
void shadow_row(enum shadow_kind kind, struct rect window, uint32_t row_factor, int x,
		uint8_t *alpha, uint32_t count);

#endif
