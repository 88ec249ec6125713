/*
 * kernel/dev/raw.h - the bytes of keyboard and mouse as they come, for those who look at them
 * (fs/device_raw.c). Nobody looks: nothing is kept.
 *
 * The interrupt puts, one thread of each device takes. What does not fit into the ring (256 bytes,
 * far more than comes between two ticks) is counted.
 */
#ifndef DEV_RAW_H
#define DEV_RAW_H

#include "abi/types.h"

enum raw_device { RAW_KEYBOARD, RAW_MOUSE, RAW_DEVICES };

/* Interrupt context. */
void raw_put(enum raw_device device, uint8_t byte);

/* One more or one fewer looks. Any context. */
void raw_look(enum raw_device device, int change);

/* Wait for bytes and take up to size; how many. For the one thread of the device. */
uint32_t raw_take(enum raw_device device, uint8_t *bytes, uint32_t size);

uint32_t raw_lost(enum raw_device device);

#endif
