/*
 * gui/label.h - a line or more of text, and pictures.
 */
#ifndef GUI_LABEL_H
#define GUI_LABEL_H

#include "gui.h"

/* Text on one line, or several with '\n'; too long lines end in an ellipsis. */
struct gui_element *GuiLabelCreate(struct gui_element *parent, const char *text);
void GuiLabelSetText(struct gui_element *label, const char *text);
void GuiLabelPrint(struct gui_element *label, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
const char *GuiLabelText(const struct gui_element *label);
/* GUI_FONT_... | GUI_TEXT_LEFT, CENTRE or RIGHT. */
void GuiLabelSetStyle(struct gui_element *label, uint32_t style);
/* Break the text at spaces into lines at most so many pixels wide; 0 = do not. */
void GuiLabelSetWrap(struct gui_element *label, int width);
void GuiLabelSetColour(struct gui_element *label, enum gui_colour colour);

/* Pictures. GuiIcon loads and keeps an icon of the initial disk (16, 24, 32 or 48 pixels); NULL if
 * there is none. Pixels are premultiplied 0xAARRGGBB and stay the caller's. */
const struct gui_icon *GuiIcon(const char *name, int size);
struct gui_element *GuiIconCreate(struct gui_element *parent, const char *name, int size);
struct gui_element *GuiImageCreate(struct gui_element *parent, const uint32_t *pixels, int width,
				   int height);

/* An area to draw in and to play with: handle MSG_GUI_PAINT and whatever else in your handler. Its
 * preferred and least size are as given; expands. */
struct gui_element *GuiCanvasCreate(struct gui_element *parent, int width, int height);

#endif
