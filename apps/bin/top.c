/* apps/bin/top.c - the processes that take most of the processor, again and again; q ends it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/processes.h"
#include "lib/screen.h"
#include "lib/tool.h"
#include "sys.h"
#include "tty.h"

#define HEAD_ROWS 4 /* above the processes */

static struct processes lists[2];
static uint32_t interval = 2000;
static bool many; /* it goes on until q; else once */

static void put_head(const struct processes *now, uint64_t idle_ns, uint64_t ns)
{
	struct sys_info s = {0};
	unsigned long minutes = (unsigned long)(now->ns / 60000000000ull);
	unsigned busy = ns ? 1000 - (unsigned)(idle_ns * 1000 / ns) : 0;

	SysInfo(&s, sizeof(s));
	printf("up %lu:%02lu, %lu processes, %lu threads, %lu windows\033[K\n", minutes / 60,
	       minutes % 60, (unsigned long)s.processes, (unsigned long)s.threads,
	       (unsigned long)s.windows);
	printf("processor %u.%u%% busy, memory %lu of %lu KiB free\033[K\n", busy / 10, busy % 10,
	       s.pages_free * 4ul, s.pages_total * 4ul);
	printf("\033[K\n\033[7m%10s %6s %8s %8s %10s  %s\033[K\033[0m\n", "PROCESS", "CPU %",
	       "THREADS", "KIB", "TIME", "NAME");
}

static void put_process(const struct processes *before, const struct processes *now, uint32_t i)
{
	const struct proc_info *p = &now->list[i];
	unsigned share = processes_share(before, now, i);
	unsigned long ms = (unsigned long)(p->time_ns / 1000000);

	printf("%10lu %4u.%u %8lu %8lu %6lu.%03lu  %s\033[K", (unsigned long)p->process, share / 10,
	       share % 10, (unsigned long)p->threads, (unsigned long)p->pages * 4, ms / 1000,
	       ms % 1000, tool_shown(p->name));
}

static void show(const struct processes *before, struct processes *now)
{
	static uint64_t idle_before;
	uint32_t columns, rows = 24;
	struct sys_info s = {0};

	if (TtyGetSize(&columns, &rows) < 0 && !many)
		rows = PROCESSES_MAX;
	SysInfo(&s, sizeof(s));
	processes_sort(before, now);
	if (many)
		fputs("\033[H", stdout);
	put_head(now, s.idle_ns - idle_before, now->ns - before->ns);
	idle_before = s.idle_ns;
	for (uint32_t i = 0; i < now->count && i + HEAD_ROWS < rows; i++) {
		put_process(before, now, i);
		/* Not after the last row of the screen: it would scroll. */
		if (!many || i + HEAD_ROWS + 1 < rows)
			putchar('\n');
	}
	if (many)
		fputs("\033[J", stdout);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	int c, turn = 0;

	tool_begin(argv, "top [-1] [-d SECONDS]");
	many = isatty(STDOUT_FILENO);
	while ((c = getopt(argc, argv, "1d:")) != -1) {
		if (c == '?')
			tool_usage();
		if (c == '1')
			many = false;
		else
			interval = (uint32_t)(strtod(optarg, NULL) * 1000 + 0.5);
	}
	if (interval < 100)
		tool_usage();
	if (many)
		screen_begin();
	do {
		processes_list(&lists[turn]);
		show(&lists[!turn], &lists[turn]);
		turn = !turn;
	} while (many && screen_wait(interval));
	if (many)
		screen_end();
	return tool_end();
}
