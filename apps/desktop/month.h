/*
 * month.h - the days of a month as a calendar shows them: six weeks from Monday to Sunday. Pure.
 */
#ifndef MONTH_H
#define MONTH_H

#include <stdbool.h>

#define MONTH_DAYS  42
#define MONTH_FIRST 1900 /* years that are shown */
#define MONTH_LAST  2199

struct month {
	int year, month; /* 1..12 */
};

/* So many months later, or earlier; kept in the years that are shown. */
struct month month_add(struct month m, int months);

int month_length(struct month m);

/* The place of its first day among the MONTH_DAYS, 0 = Monday. */
int month_start(struct month m);

/* The day at a place: 1..31; *inside tells whether it belongs to this month. */
int month_day(struct month m, int place, bool *inside);

#endif
