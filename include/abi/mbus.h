/*
 * abi/mbus.h - numbers and structs of buses (mbus.h).
 */
#ifndef ABI_MBUS_H
#define ABI_MBUS_H

#include <stdint.h>
#include "limits.h"

/* MBusMake. */
#define MBUS_LATEST 0x1 /* a full ring drops its oldest object, not the newest */
#define MBUS_SHARED 0x2 /* every process may publish and delete */
#define MBUS_FLAGS  (MBUS_LATEST | MBUS_SHARED)

/* MBusOpen. */
#define MBUS_CONSUME	0x1
#define MBUS_PUBLISH	0x2
#define MBUS_OPEN_FLAGS (MBUS_CONSUME | MBUS_PUBLISH)

/* Where an object came from, and what was dropped on the way to this consumer. */
struct mbus_info {
	uint64_t stamp;	  /* place in the one order; never 0 */
	uint64_t time_ns; /* when it was published, nanoseconds since boot */
	uint32_t process; /* publisher, 0 = kernel */
	uint32_t thread;
	uint32_t lost; /* objects dropped since this consumer's last one */
	uint32_t reserved;
};

/* What the kernel publishes on ps2mouse: motion, buttons, wheel, as they came from the device.
 * (On ps2kb an object is one byte of the typed characters in UTF-8.) */
struct mbus_mouse {
	uint32_t kind; /* INPUT_MOTION, INPUT_MOVE, INPUT_BUTTON, INPUT_WHEEL (abi/wnd.h) */
	uint32_t code; /* button */
	int32_t value; /* 1 down, 0 up; notches */
	int32_t x, y;  /* motion; INPUT_MOVE: 0..65535 of the screen */
};

#endif
