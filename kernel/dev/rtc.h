/*
 * kernel/dev/rtc.h - the real-time clock (Motorola MC146818 data sheet). The chip is taken to run
 * UTC.
 */
#ifndef DEV_RTC_H
#define DEV_RTC_H

#include "abi/proc.h"

/* Read the chip once; afterwards time goes on with the clock. */
void rtc_init(void);

/* The time now. Any context. */
void rtc_read(struct sys_time *time);

#endif
