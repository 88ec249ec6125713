/*
 * scene.h - the pictures a wallpaper may show, computed line by line.
 *
 * A line is kept with SCENE_BITS bits behind the point in each channel, so that light can be added
 * in small amounts; wallpaper.c rounds it with a dither pattern, so that no bands show. All of it
 * is integer arithmetic.
 */
#ifndef SCENE_H
#define SCENE_H

#include "desktop.h"

#define SCENE_BITS 12 /* fixed point of a colour channel */
#define SCENE_STEP 32 /* a line has room for so many pixels more than the screen is wide */

struct rgb {
	int r, g, b;
};

/* The size of the screen, in its own pixels: a picture is as fine as the screen can show. */
extern int scene_width, scene_height;

struct scene {
	void (*begin)(void); /* the size of the screen is known */
	void (*draw)(int y, struct rgb *line);
};
extern const struct scene scene_dawn, scene_forest, scene_slate;

/* Move a colour of a line towards another, which is in whole numbers, by weight/1024. */
static inline void scene_mix(struct rgb *c, const struct rgb *to, int weight)
{
	c->r += ((to->r << SCENE_BITS) - c->r) * weight >> 10;
	c->g += ((to->g << SCENE_BITS) - c->g) * weight >> 10;
	c->b += ((to->b << SCENE_BITS) - c->b) * weight >> 10;
}

/* The colour of a line at height y of a gradient over the whole screen, in fixed point. */
struct rgb scene_gradient(const struct rgb *colours, int count, int y);

#endif
