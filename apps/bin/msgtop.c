/*
 * apps/bin/msgtop.c - which messages are handled most, again and again; q ends it.
 *
 * Waiting and handling are of all messages of a code since boot: half of them took at most so long.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "fs.h"
#include "lib/tool.h"
#include "msg.h"
#include "sys.h"
#include "thr.h"
#include "tty.h"

#define CODES_MAX 256
#define HEAD_ROWS 3
#define SPAN	  64 /* counts of the time-stamp counter */

struct row {
	struct msg_statistics figures;
	uint32_t rate; /* tenths a second */
};

static struct row rows[2][CODES_MAX];
static int counts[2];
static uint64_t taken[2]; /* nanoseconds since boot */
static uint32_t khz;

static void take(int turn)
{
	struct msg_statistics *f;
	uint32_t code = 0;

	counts[turn] = 0;
	do {
		f = &rows[turn][counts[turn]].figures;
		if (MsgStatistics(code, f) < 0)
			f->next = code ? 0 : f->next;
		else if (f->fetched)
			counts[turn]++;
		code = f->next;
	} while (code && counts[turn] < CODES_MAX);
	SysClock(&taken[turn]);
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
	printf("%-22s %8lu.%lu %10lu %10lu %10lu\033[K",
	       !r->figures.code ? "(others)"
	       : name		? name
				: code,
	       (unsigned long)r->rate / 10, (unsigned long)r->rate % 10,
	       (unsigned long)r->figures.fetched, median(r->figures.wait),
	       median(r->figures.handle));
}

static void show(int turn, bool many)
{
	uint32_t columns = 70, height = 24;
	unsigned long all = 0;
	char head[80];

	if (!many || TtyGetSize(&columns, &height) < 0)
		height = many ? 24 : CODES_MAX + HEAD_ROWS;
	snprintf(head, sizeof(head), "%-22s %10s %10s %10s %10s", "MESSAGE", "A SECOND",
		 "SINCE BOOT", "WAIT us", "HANDLE us");
	for (int i = 0; i < counts[turn]; i++)
		all += rows[turn][i].rate;
	if (many)
		fputs("\033[H", stdout);
	printf("%lu.%lu messages a second\033[K\n\033[K\n\033[7m%-*.*s\033[0m", all / 10, all % 10,
	       (int)columns, (int)columns, head);
	for (int i = 0; i < counts[turn] && i + HEAD_ROWS < (int)height; i++) {
		putchar('\n');
		show_row(&rows[turn][i]);
	}
	fputs(many ? "\033[J" : "\n", stdout);
	fflush(stdout);
}

/* A key comes, or time passes. False: it was q, or there is nobody any more. */
static bool wait_key(uint32_t interval)
{
	static struct fileop op = {.status = 1};
	static char key;

	if (!op.event)
		op.event = EvtCreate(0);
	if (op.status != -EINPROGRESS && FsRead(HANDLE_STDIN, &key, 1, FILE_PARTIAL, &op) < 0)
		return false;
	if (ThrWaitHandle(op.event, interval) < 0)
		return true;
	return op.status == 0 && op.bytes && key != 'q' && key != 3;
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
		show(turn, many);
		turn = !turn;
	} while (many && wait_key(interval));
}

int main(int argc, char **argv)
{
	bool many = isatty(STDOUT_FILENO);
	uint32_t interval = 1000;
	struct sys_info info = {0};
	int c, mode = -1;

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
	SysInfo(&info, sizeof(info));
	khz = info.tsc_khz ? info.tsc_khz : 1;
	if (many) {
		mode = TtySetMode(TTY_NEWLINE);
		fputs("\033[?1049h\033[?25l", stdout);
	}
	run(many, interval);
	if (many)
		fputs("\033[?25h\033[?1049l", stdout);
	fflush(stdout);
	if (mode >= 0)
		TtySetMode((uint32_t)mode);
	return tool_end();
}
