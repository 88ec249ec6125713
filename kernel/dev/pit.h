/*
 * kernel/dev/pit.h - the interval timer (Intel 8254 data sheet): the tick, and what a count of the
 * time-stamp counter is worth.
 */
#ifndef DEV_PIT_H
#define DEV_PIT_H

/* Calibrate the clock in about 10 ms and give it to log and trace, then start the tick of TICK_HZ.
 * Interrupts may be off. */
void pit_init(void);

#endif
