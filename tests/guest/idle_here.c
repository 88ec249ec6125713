/*
 * tests/guest/idle_here.c - says how much of three seconds without input was not idle: of all, and
 * of each process. "processor N ns of M in all", "NAME N ns" for those that ran. The argument is
 * how many seconds pass before.
 */
#include <stdio.h>
#include <stdlib.h>
#include "proc.h"
#include "sys.h"
#include "thr.h"

#define SECONDS	  3
#define PROCESSES 64

static struct proc_info before[PROCESSES], after[PROCESSES];

static int list(struct proc_info *infos)
{
	int count = ProcList(infos, PROCESSES);

	return count > PROCESSES ? PROCESSES : count;
}

static uint64_t time_before(uint32_t process, int count)
{
	for (int i = 0; i < count; i++)
		if (before[i].process == process)
			return before[i].time_ns;
	return 0;
}

int main(int argc, char **argv)
{
	struct sys_info first, last;
	int old, count;

	/* What the start left to do has been done by then. */
	ThrSleep(1000 * (argc > 1 ? (uint32_t)atoi(argv[1]) : 1));
	old = list(before);
	SysInfo(&first, sizeof(first));
	ThrSleep(SECONDS * 1000);
	SysInfo(&last, sizeof(last));
	count = list(after);
	printf("\n"); /* a shell's codes end the line before */
	for (int i = 0; i < count; i++) {
		uint64_t ran = after[i].time_ns - time_before(after[i].process, old);

		if (ran && after[i].process != ProcGetId())
			printf("%s %llu ns\n", after[i].name, ran);
	}
	/* Idle time is counted when it ends: it may be a little behind, or catch up. */
	printf("processor %lld ns of %llu in all\n",
	       (long long)(last.uptime_ns - first.uptime_ns - (last.idle_ns - first.idle_ns)),
	       last.uptime_ns - first.uptime_ns);
	return 0;
}
