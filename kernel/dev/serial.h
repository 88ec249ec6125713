/*
 * kernel/dev/serial.h - two serial lines (16550 UART, National Semiconductor data sheet).
 *
 * Line 0 is COM1: the kernel's log. Line 1 is COM2: what a test driver program prints. 115,200
 * baud, 8N1. Output is polled; input comes by interrupt into a ring of 1,024 bytes, more is dropped
 * and counted.
 */
#ifndef DEV_SERIAL_H
#define DEV_SERIAL_H

#include "abi/types.h"

/* Find and set up both; line 0 becomes a sink of the log. Nothing else is needed for output. */
void serial_init(void);

/* Input by interrupt from here on; after trap_init and thread_init. */
void serial_init_irq(void);

bool serial_present(int line);

/* Any context. Adds a carriage return before each line feed only on line 0. */
void serial_write(int line, const char *text, uint32_t length);

/* Wait for at least one byte, then take up to size. Returns the count, -ETIMEDOUT, -EINTR,
 * -ENODEV. Thread context. */
int serial_read(int line, char *buffer, uint32_t size, uint32_t timeout_ms);

uint32_t serial_lost(int line);

#endif
