/* kernel/dev/rtc.c - reads the clock chip at start, counts from there. */
#include "dev/rtc.h"
#include "cpu/cpu.h"
#include "dev/calendar.h"
#include "log.h"
#include "task/timer.h"

#define INDEX 0x70
#define DATA  0x71

#define SECOND	 0x00
#define MINUTE	 0x02
#define HOUR	 0x04
#define DAY	 0x07
#define MONTH	 0x08
#define YEAR	 0x09
#define STATUS_A 0x0a
#define STATUS_B 0x0b
#define UPDATING 0x80
#define MODE_24	 0x02
#define MODE_BIN 0x04
#define PM	 0x80

static uint64_t start_seconds; /* since 1970, when clock_ns() was start_ns */
static uint64_t start_ns;

struct chip_time {
	uint8_t second, minute, hour, day, month, year;
};

static uint8_t cmos(uint8_t reg)
{
	outb(INDEX, reg);
	return inb(DATA);
}

static struct chip_time read_once(void)
{
	for (int i = 0; i < 100000 && cmos(STATUS_A) & UPDATING; i++)
		;
	return (struct chip_time){cmos(SECOND), cmos(MINUTE), cmos(HOUR),
				  cmos(DAY),	cmos(MONTH),  cmos(YEAR)};
}

static bool same(const struct chip_time *a, const struct chip_time *b)
{
	return a->second == b->second && a->minute == b->minute && a->hour == b->hour &&
	       a->day == b->day && a->month == b->month && a->year == b->year;
}

/* Twice the same: no update fell in between. */
static struct chip_time read_stable(void)
{
	struct chip_time a = read_once(), b = read_once();

	for (int i = 0; i < 10 && !same(&a, &b); i++) {
		a = b;
		b = read_once();
	}
	return b;
}

static uint8_t plain(uint8_t v, uint8_t status)
{
	return status & MODE_BIN ? v : (v >> 4) * 10 + (v & 15);
}

void rtc_init(void)
{
	struct chip_time t = read_stable();
	uint8_t status = cmos(STATUS_B);
	uint32_t hour = plain(t.hour & 0x7f, status);
	uint32_t month = plain(t.month, status), day = plain(t.day, status);
	struct sys_time now;

	if (month - 1 >= 12 || day - 1 >= 31)
		month = day = 1; /* an empty battery */
	if (!(status & MODE_24))
		hour = hour % 12 + (t.hour & PM ? 12 : 0);
	start_seconds = calendar_seconds(2000 + plain(t.year, status), month, day) + hour * 3600 +
			plain(t.minute, status) * 60 + plain(t.second, status);
	start_ns = clock_ns();
	rtc_read(&now);
	log_info("time: %u-%02u-%02u %02u:%02u:%02u UTC", now.year, now.month, now.day, now.hour,
		 now.minute, now.second);
}

void rtc_read(struct sys_time *time)
{
	calendar_fill(start_seconds + (clock_ns() - start_ns) / 1000000000u, time);
}
