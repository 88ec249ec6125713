/* lib/user/time.c - time of the C library. */
#include <stdint.h>
#include <string.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>
#include "files.h"
#include "proc.h"
#include "sys.h"
#include "thr.h"

int _gettimeofday(struct timeval *tv, void *zone)
{
	static volatile uint32_t
		boot_seconds; /* when the system was started, since 1970; 0 = not read */
	uint64_t ns = 0;

	(void)zone;
	SysClock(&ns);
	if (!boot_seconds) {
		struct sys_time now = {0};

		SysTime(&now);
		boot_seconds = now.unix_seconds - ns / 1000000000;
	}
	tv->tv_sec = boot_seconds + ns / 1000000000;
	tv->tv_usec = ns % 1000000000 / 1000;
	return 0;
}

clock_t _times(struct tms *t)
{
	struct proc_info info;
	uint64_t ns = 0;

	memset(t, 0, sizeof *t);
	if (ProcQuery(0, &info) == 0)
		t->tms_utime = info.time_ns / (1000000000 / CLOCKS_PER_SEC);
	SysClock(&ns);
	return ns / (1000000000 / CLOCKS_PER_SEC);
}

unsigned sleep(unsigned seconds)
{
	ThrSleep(seconds * 1000);
	return 0;
}

int usleep(useconds_t us)
{
	return result(ThrSleep((us + 999) / 1000));
}
