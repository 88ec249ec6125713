/*
 * gui/button.h - what is pressed: button, check box, radio button, switch.
 *
 * In their texts "&" before a letter makes Alt with that letter press it ("&Save"; "&&" shows one
 * "&"). Space presses the focused one.
 */
#ifndef GUI_BUTTON_H
#define GUI_BUTTON_H

#include "gui.h"

/* A push button: MSG_CLICKED when it was pressed with mouse, Space or Enter. */
struct gui_element *GuiButtonCreate(struct gui_element *parent, const char *text);
void GuiButtonSetText(struct gui_element *button, const char *text);
const char *GuiButtonText(const struct gui_element *button);
void GuiButtonSetIcon(struct gui_element *button, const char *name, int size);
void GuiButtonSetDefault(struct gui_element *button); /* Enter presses it; drawn in the accent */
void GuiButtonSetFlat(struct gui_element *button, bool flat); /* no face until hovered; text left */
void GuiButtonSetColour(struct gui_element *button, enum gui_colour text); /* of its text */
void GuiButtonSetDown(struct gui_element *button, bool down); /* shown as held down: toggles */

/* A check box: MSG_CHANGED with p0 = 1 or 0. */
struct gui_element *GuiCheckCreate(struct gui_element *parent, const char *text);
void GuiCheckSet(struct gui_element *check, bool checked); /* sends no message */
bool GuiCheckGet(const struct gui_element *check);

/* A radio button: one of those with the same parent is set. MSG_CHANGED with p0 = 1 comes to the
 * one that was set by the user. Arrow keys move among them. The first made is set. */
struct gui_element *GuiRadioCreate(struct gui_element *parent, const char *text);
void GuiRadioSet(struct gui_element *radio); /* sends no message */
bool GuiRadioGet(const struct gui_element *radio);
int GuiRadioIndex(const struct gui_element *radio); /* of the set one among its siblings, -1 none */

/* A switch: takes effect at once. Text on the left, the switch on the right. MSG_CHANGED. */
struct gui_element *GuiSwitchCreate(struct gui_element *parent, const char *text);
void GuiSwitchSet(struct gui_element *element, bool on); /* sends no message */
bool GuiSwitchGet(const struct gui_element *element);

#endif
