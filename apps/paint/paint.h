/*
 * paint.h - what the files of Paint share.
 *
 *	main.c	  window, actions, what is asked before a picture is lost
 *	canvas.c  the picture on the screen: zoom, strokes of the mouse
 *	tools.c	  tool buttons, sizes and colours
 *	copy.c	  pictures on the clipboard
 *	raster.c  the picture itself
 */
#ifndef PAINT_H
#define PAINT_H

#include "gui.h"
#include "raster.h"

enum tool { TOOL_PENCIL, TOOL_ERASER, TOOL_LINE, TOOL_BOX, TOOL_ELLIPSE, TOOL_FILL, TOOLS };

extern struct raster picture;
extern enum tool tool;
extern int pen_size;
extern uint32_t pen_colour;

struct gui_element *canvas_create(struct gui_element *parent);
void canvas_show(struct rect changed); /* of the picture: paint it anew */
void canvas_zoom(int factor);	       /* 1, 2, 4, 8 */
int canvas_zoomed(void);

struct gui_element *tools_create(struct gui_element *parent);
void tools_chosen_colour(uint32_t colour);

void picture_changed(void); /* by a stroke, undo, paste: title and actions */
void picture_status(struct gui_point at, bool inside); /* the pointer is over this pixel */

bool copy_picture(void);
bool paste_picture(struct rect *changed); /* false: there is none on the clipboard */

#endif
