/*
 * lamp.h - the lamp as a window shows it: pressed it is switched, pulled it is given.
 */
#ifndef CAPDEMO_LAMP_H
#define CAPDEMO_LAMP_H

#include <stdbool.h>
#include <stdint.h>
#include "gui.h"

/* NONE: there is one, but this window does not have it. */
enum lamp_look { LAMP_NONE, LAMP_OFF, LAMP_ON, LAMP_GONE };

struct lamp_calls {
	void (*pressed)(void);
	void (*pulled)(struct gui_element *lamp, uint32_t colour); /* begin to drag it */
	void (*ended)(bool dropped);				   /* the drag */
};

struct gui_element *lamp_create(struct gui_element *parent, const struct lamp_calls *calls);
void lamp_show(struct gui_element *lamp, enum lamp_look look);
void lamp_aim(struct gui_element *lamp, bool on); /* one is dragged here */

#endif
