/*
 * panel_windows.h - the panel's buttons, one for each window of a program.
 *
 * All are alike: as wide as wanted, narrower when there are many, at last icons only; what still
 * has no room is reached with the arrows at the end or the wheel. A window that belongs to another
 * has no button: its owner's stands for it.
 */
#ifndef PANEL_WINDOWS_H
#define PANEL_WINDOWS_H

#include "desktop.h"

void panel_windows_create(struct gui_element *row);

#endif
