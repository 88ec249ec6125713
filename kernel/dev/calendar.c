/* kernel/dev/calendar.c - between seconds and dates. */
#include "dev/calendar.h"
#include <stdbool.h>

static bool leap(uint32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static uint32_t month_days(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[(month - 1) % 12] + (month == 2 && leap(year));
}

uint64_t calendar_seconds(uint32_t year, uint32_t month, uint32_t day)
{
	uint32_t days = day - 1;

	for (uint32_t y = 1970; y < year; y++)
		days += 365 + leap(y);
	for (uint32_t m = 1; m < month; m++)
		days += month_days(year, m);
	return (uint64_t)days * 86400;
}

void calendar_fill(uint64_t seconds, struct sys_time *t)
{
	uint32_t days = (uint32_t)(seconds / 86400), rest = (uint32_t)(seconds % 86400);
	uint32_t year = 1970, month = 1;

	t->unix_seconds = seconds;
	t->weekday = (days + 4) % 7;
	for (; days >= 365u + leap(year); year++)
		days -= 365 + leap(year);
	for (; days >= month_days(year, month); month++)
		days -= month_days(year, month);
	t->year = (uint16_t)year;
	t->month = (uint8_t)month;
	t->day = (uint8_t)(days + 1);
	t->hour = rest / 3600;
	t->minute = rest / 60 % 60;
	t->second = rest % 60;
}
