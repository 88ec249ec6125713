/*
 * busmap.h - Bus Map: a live picture of who is connected to whom, over every kind of IPC.
 *
 *	table.c   a view of /System/Kernel, cut into columns		(pure)
 *	views.c   what views say: processes and connections		(pure)
 *	map.c     nodes and links, compared with those before		(pure)
 *	places.c  where boxes and curves are				(pure)
 *	words.c   what a link or a node is, in words			(pure)
 *	live.c    reads the views and spies on messages
 *	draw.c    the picture
 *	main.c    the window: legend, pointer and keys, timers
 */
#ifndef BUSMAP_H
#define BUSMAP_H

#include "gui.h"
#include "map.h"
#include "places.h"

#define LOOK_MS 500

/* ---- words.c ---- */

extern const char *const kind_titles[MAP_KINDS];
void words_link(char *text, int size, const struct map *map, const struct map_link *link);
void words_node(char *text, int size, const struct map *map, const struct map_node *node);

/* ---- live.c ---- */

/* Begin to spy; false: that is not allowed, and messages are not shown. */
bool live_begin(void);
void live_look(struct map *map);
const char *live_icon(uint32_t process); /* of its window */

/* ---- draw.c ---- */

struct picture {
	struct map map;
	bool shown[MAP_KINDS];
	uint32_t node; /* pointed at or chosen: a process; 0 none */
	int link;      /* pointed at: index; -1 none */
	struct curve curves[MAP_LINKS];
	bool small;
	uint32_t phase; /* of the dots that move, 0..999 */
};

uint32_t draw_colour(enum map_kind kind);

/* Where everything is in an area of this size; after each change of the map or what is shown. */
void draw_arrange(struct picture *p, int width, int height);
struct rect draw_box(const struct picture *p, const struct map_node *node, int width, int height);
bool draw_is_shown(const struct picture *p, const struct map_link *link);
void draw(const struct picture *p, struct gui_painter *painter, struct rect area);

/* The rectangles in which dots are now: calls function for each. */
void draw_each_dot(const struct picture *p, void (*function)(struct rect dot));

#endif
