/* kernel/log.c - makes lines, keeps the last ones, hands them to the sinks. */
#include "log.h"
#include "common/format.h"
#include "cpu/spinlock.h"
#include "cpu/string.h"

#define LINE_MAX  320
#define RING_SIZE 8192
#define SINKS_MAX 4

/* Guarded by lock. */
static struct spinlock lock;
static char ring[RING_SIZE];
static uint32_t ring_end; /* bytes ever put into it */
static log_sink *sinks[SINKS_MAX];
static uint32_t sink_count;

static enum log_level log_limit = LOG_INFO;
static unsigned long long (*clock)(void);

static void emit(const char *text, size_t length)
{
	for (uint32_t i = 0; i < sink_count; i++)
		sinks[i](text, length);
}

static void keep(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		ring[ring_end++ % RING_SIZE] = text[i];
}

/* Start of a line: "[    1.234] info: ". */
static size_t head(char *line, enum log_level level)
{
	static const char *const names[] = {"error", "warn", "info", "debug"};
	unsigned long long ms = clock ? clock() / 1000000 : 0;

	return (size_t)format_text(line, LINE_MAX, "[%5u.%03u] %s: ", (unsigned)(ms / 1000),
				   (unsigned)(ms % 1000), names[level]);
}

void log_write(enum log_level level, const char *format, ...)
{
	char line[LINE_MAX];
	size_t length;
	uint32_t flags;
	va_list args;

	if (level > log_limit)
		return;
	length = head(line, level);
	va_start(args, format);
	length += (size_t)format_line_v(line + length, sizeof line - length, format, args);
	va_end(args);
	if (length > sizeof line - 1)
		length = sizeof line - 1;
	line[length++] = '\n';
	flags = spin_lock(&lock);
	keep(line, length);
	emit(line, length);
	spin_unlock(&lock, flags);
}

void log_set_level(enum log_level level)
{
	log_limit = level;
}

void log_set_clock(unsigned long long (*now)(void))
{
	clock = now;
}

void log_add_sink(log_sink *sink)
{
	uint32_t flags = spin_lock(&lock);
	uint32_t start = ring_end > RING_SIZE ? ring_end - RING_SIZE : 0;

	if (sink_count < SINKS_MAX) {
		sinks[sink_count++] = sink;
		for (; start < ring_end; start++)
			sink(&ring[start % RING_SIZE], 1);
	}
	spin_unlock(&lock, flags);
}

void log_raw(const char *text, size_t length)
{
	uint32_t flags = spin_lock(&lock);

	emit(text, length);
	spin_unlock(&lock, flags);
}

void log_break_lock(void)
{
	lock.held = 0;
}
