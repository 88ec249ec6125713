/* winmgr/pointer.h - where the pointer is: written by the route thread, read by anyone. */
#ifndef WINMGR_POINTER_H
#define WINMGR_POINTER_H

#include "abi/types.h"

extern int32_t pointer_x, pointer_y; /* pixels of the screen */

extern volatile uint32_t pointer_place; /* both, as the XY kind of messages */

#endif
