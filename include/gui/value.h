/*
 * gui/value.h - values that are shown or dragged: slider, progress bar.
 */
#ifndef GUI_VALUE_H
#define GUI_VALUE_H

#include "gui.h"

/* A slider from least to most. Arrows, Page keys, Home, End, wheel, drag. MSG_CHANGED p0 = value.
 */
struct gui_element *GuiSliderCreate(struct gui_element *parent, int least, int most, int value);
void GuiSliderSet(struct gui_element *slider, int value); /* sends no message */
int GuiSliderGet(const struct gui_element *slider);
void GuiSliderSetStep(struct gui_element *slider, int step, int page);

/* A progress bar: done of total; total 0 = busy (moves by itself while visible). */
struct gui_element *GuiProgressCreate(struct gui_element *parent);
void GuiProgressSet(struct gui_element *progress, int done, int total);

#endif
