/* apps/desktop/month.c - the days of a month as a calendar shows them. */
#include "month.h"

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

struct month month_add(struct month m, int months)
{
	int number = m.year * 12 + m.month - 1 + months;

	number = number < MONTH_FIRST * 12 ? MONTH_FIRST * 12 : number;
	number = number > MONTH_LAST * 12 + 11 ? MONTH_LAST * 12 + 11 : number;
	return (struct month){number / 12, number % 12 + 1};
}

int month_length(struct month m)
{
	static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return lengths[m.month - 1] + (m.month == 2 && leap(m.year));
}

/* 1 January 1900 was a Monday. */
int month_start(struct month m)
{
	int days = 0;

	for (int year = MONTH_FIRST; year < m.year; year++)
		days += 365 + leap(year);
	for (int month = 1; month < m.month; month++)
		days += month_length((struct month){m.year, month});
	return days % 7;
}

int month_day(struct month m, int place, bool *inside)
{
	int day = place - month_start(m) + 1, length = month_length(m);

	*inside = day >= 1 && day <= length;
	if (day < 1)
		return day + month_length((struct month){m.year, m.month == 1 ? 12 : m.month - 1});
	return day > length ? day - length : day;
}
