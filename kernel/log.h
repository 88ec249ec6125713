/*
 * kernel/log.h - the kernel's log: levels, a ring kept for the panic screen, the serial line.
 *
 * Any context, never sleeps. A line is "[seconds.millis] level: text". Sinks (serial, the boot
 * screen) are registered by their drivers; what was logged before is replayed to a new sink.
 */
#ifndef KERNEL_LOG_H
#define KERNEL_LOG_H

#include <stdarg.h>
#include <stddef.h>

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

void log_write(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define log_error(...) log_write(LOG_ERROR, __VA_ARGS__)
#define log_warn(...)  log_write(LOG_WARN, __VA_ARGS__)
#define log_info(...)  log_write(LOG_INFO, __VA_ARGS__)
#define log_debug(...) log_write(LOG_DEBUG, __VA_ARGS__)

/* Lines above this level are dropped (default LOG_INFO; log=debug on the kernel line). */
void log_set_level(enum log_level level);

/* text is not zero-terminated; called with interrupts off. */
typedef void log_sink(const char *text, size_t length);
void log_add_sink(log_sink *sink);

/* Where the time of a line comes from (nanoseconds); before, 0 is printed. */
void log_set_clock(unsigned long long (*now)(void));

/* Raw text to all sinks, no level, no time: test output of programs and the panic screen. */
void log_raw(const char *text, size_t length);

/* For the panic screen only: whoever held the lock will not come back. */
void log_break_lock(void);

#endif
