/* kernel/dev/calendar.h - days and seconds of the Gregorian calendar. Pure. */
#ifndef DEV_CALENDAR_H
#define DEV_CALENDAR_H

#include "abi/proc.h"

/* Seconds from 1970-01-01 to the start of a day (1970..2105). */
uint64_t calendar_seconds(uint32_t year, uint32_t month, uint32_t day);

void calendar_fill(uint64_t seconds, struct sys_time *time);

#endif
