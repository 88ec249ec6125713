/*
 * apps/bin/msgtop.c - queues and messages, those with most to do first, again and again; q ends it.
 *
 * Of each thread's queue: what waits in it and since when, what comes a second, what was refused or
 * lost. Of each code: waiting and handling are of all its messages since boot, half of them took at
 * most so long.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/queues.h"
#include "lib/screen.h"
#include "lib/tool.h"
#include "msg.h"
#include "sys.h"
#include "thr.h"
#include "tty.h"

#define CODES_MAX 256
#define HEAD_ROWS 4  /* the sum, an empty row, two heads */
#define SPAN	  64 /* counts of the time-stamp counter */

struct row {
	struct msg_statistics figures;
	uint32_t rate; /* tenths a second */
};

static struct queues queues[2];
static struct row rows[2][CODES_MAX];
static int counts[2];
static uint64_t taken[2]; /* nanoseconds since boot */
static uint32_t khz;

/* Codes of the terminal, if there is one. */
static const char *clear = "", *bright = "", *plain = "";

static void take(int turn)
{
	struct msg_statistics *f;
	uint32_t code = 0;

	counts[turn] = 0;
	do {
		f = &rows[turn][counts[turn]].figures;
		if (MsgStatistics(code, f) < 0)
			f->next = code ? 0 : f->next;
		else if (f->fetched || f->posted)
			counts[turn]++;
		code = f->next;
	} while (code && counts[turn] < CODES_MAX);
	SysClock(&taken[turn]);
	queues_take(&queues[turn]);
}

static uint32_t fetched_before(int turn, uint32_t code)
{
	for (int i = 0; i < counts[turn]; i++)
		if (rows[turn][i].figures.code == code)
			return rows[turn][i].figures.fetched;
	return 0;
}

static int by_rate(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->rate != y->rate)
		return x->rate < y->rate ? 1 : -1;
	return x->figures.fetched < y->figures.fetched ? 1 : -1;
}

static void compare(int turn)
{
	uint64_t ms = (taken[turn] - taken[!turn]) / 1000000;

	for (int i = 0; i < counts[turn]; i++) {
		struct row *r = &rows[turn][i];
		uint32_t new = r->figures.fetched - fetched_before(!turn, r->figures.code);

		r->rate = taken[!turn] && ms ? (uint32_t)(new * 10000ull / ms) : 0;
	}
	qsort(rows[turn], (size_t)counts[turn], sizeof(rows[0][0]), by_rate);
}

/* Microseconds that half of them took at most. */
static unsigned long median(const uint32_t *buckets)
{
	uint64_t all = 0, seen = 0;

	for (int i = 0; i < MSG_BUCKETS; i++)
		all += buckets[i];
	for (int i = 0; i < MSG_BUCKETS; i++) {
		seen += buckets[i];
		if (all && seen * 2 >= all)
			return (unsigned long)((2ull << i) * SPAN * 1000 / khz);
	}
	return 0;
}

static void show_row(const struct row *r)
{
	const char *name = MsgName(r->figures.code);
	char code[16];

	snprintf(code, sizeof(code), "0x%lx", (unsigned long)r->figures.code);
	printf("\n%-20s %8lu.%lu %10lu %10lu %9lu %9lu%s",
	       !r->figures.code ? "(others)"
	       : name		? name
				: code,
	       (unsigned long)r->rate / 10, (unsigned long)r->rate % 10,
	       (unsigned long)r->figures.posted, (unsigned long)r->figures.fetched,
	       median(r->figures.wait), median(r->figures.handle), clear);
}

static void show_queue(const struct queue_row *r)
{
	char name[40];

	snprintf(name, sizeof(name), "%.12s %lu", tool_shown(r->name), (unsigned long)r->thread);
	printf("\n%-20s %8lu.%lu %10lu %10lu %9lu %9lu%s%s", name, (unsigned long)r->rate / 10,
	       (unsigned long)r->rate % 10, (unsigned long)queues_depth(&r->status),
	       (unsigned long)r->status.oldest_ms, (unsigned long)r->status.peak,
	       (unsigned long)queues_drops(&r->status), r->status.hung ? " hung" : "", clear);
}

static void show_head(uint32_t columns, const char *a, const char *b, const char *c, const char *d,
		      const char *e)
{
	char head[100];

	snprintf(head, sizeof(head), "%-20s %10s %10s %10s %9s %9s", a, "A SECOND", b, c, d, e);
	printf("\n%s%-*.*s%s%s", bright, (int)columns, (int)columns, head, plain, clear);
}

/* A third of the height is for the queues, if there are so many. */
static void show_tables(int turn, uint32_t columns, uint32_t height)
{
	uint32_t left = height - HEAD_ROWS, for_queues = left / 3;
	const struct queues *q = &queues[turn];

	show_head(columns, "QUEUE", "WAITING", "OLDEST ms", "PEAK", "DROPS");
	for (uint32_t i = 0; i < q->count && i < for_queues; i++, left--)
		show_queue(&q->rows[i]);
	show_head(columns, "MESSAGE", "POSTED", "FETCHED", "WAIT us", "HANDLE us");
	for (int i = 0; i < counts[turn] && left; i++, left--)
		show_row(&rows[turn][i]);
}

static void show(int turn, bool many)
{
	uint32_t columns = 74, height = 24;
	unsigned long all = 0;

	if (!many || TtyGetSize(&columns, &height) < 0)
		height = many ? 24 : QUEUES_MAX * 3 + CODES_MAX + HEAD_ROWS;
	if (height < HEAD_ROWS)
		height = HEAD_ROWS;
	for (int i = 0; i < counts[turn]; i++)
		all += rows[turn][i].rate;
	if (many)
		fputs("\033[H", stdout);
	printf("%lu.%lu messages a second%s\n%s", all / 10, all % 10, clear, clear);
	show_tables(turn, columns, height);
	fputs(many ? "\033[J" : "\n", stdout);
	fflush(stdout);
}

static void run(bool many, uint32_t interval)
{
	int turn = 0;

	take(1);
	if (!many)
		ThrSleep(interval);
	do {
		take(turn);
		compare(turn);
		queues_compare(&queues[!turn], &queues[turn]);
		show(turn, many);
		turn = !turn;
	} while (many && screen_wait(interval));
}

int main(int argc, char **argv)
{
	bool many = isatty(STDOUT_FILENO);
	uint32_t interval = 1000;
	struct sys_info info = {0};
	int c;

	tool_begin(argv, "msgtop [-1] [-d SECONDS]");
	while ((c = getopt(argc, argv, "1d:")) != -1) {
		if (c == '?')
			tool_usage();
		if (c == '1')
			many = false;
		else
			interval = (uint32_t)(strtod(optarg, NULL) * 1000);
	}
	if (optind < argc || interval < 100)
		tool_usage();
	if (isatty(STDOUT_FILENO)) {
		clear = "\033[K";
		bright = "\033[7m";
		plain = "\033[0m";
	}
	SysInfo(&info, sizeof(info));
	khz = info.tsc_khz ? info.tsc_khz : 1;
	if (many)
		screen_begin();
	run(many, interval);
	if (many)
		screen_end();
	return tool_end();
}
