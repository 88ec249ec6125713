/* kernel/sys/sys_sys.c - system calls of the system as a whole (include/sys.h). */
#include "abi/error.h"
#include "abi/proc.h"
#include "abi/wnd.h"
#include "boot.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "dev/framebuffer.h"
#include "dev/input.h"
#include "dev/power.h"
#include "dev/rtc.h"
#include "log.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "sys/sys.h"
#include "syscall_kernel.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/step.h"
#include "task/timer.h"
#include "trace.h"

#define LOG_LINE 256

static void (*fill_info)(struct sys_info *info);

void sys_set_info(void (*fill)(struct sys_info *info))
{
	fill_info = fill;
}

static bool allowed(uint32_t privileges)
{
	return (current_process()->privileges & privileges) != 0;
}

int32_t sys_sys_null(void)
{
	return 0;
}

int32_t sys_sys_log(uptr text, uint32_t length)
{
	char line[LOG_LINE + 1];

	if (length > LOG_LINE)
		length = LOG_LINE;
	if (copy_from_user(line, text, length))
		return -EFAULT;
	/* One line: control characters cannot forge another. */
	for (uint32_t i = 0; i < length; i++)
		if ((uint8_t)line[i] < ' ')
			line[i] = ' ';
	line[length] = 0;
	log_info("%s", line);
	return 0;
}

int32_t sys_sys_info(uptr info, uint32_t size)
{
	struct sys_info i = {
		.pages_total = page_count_total(),
		.pages_free = page_count_free(),
		.heap_bytes = heap_bytes(),
		.processes = process_count(),
		.threads = thread_count(),
		.screen_width = framebuffer.width,
		.screen_height = framebuffer.height,
		.cpu_features = cpu_features,
		.tsc_khz = clock_tsc_khz,
		.uptime_ns = clock_ns(),
		.idle_ns = sched_idle_tsc() * 1000 / (clock_tsc_khz / 1000),
		.boot_tsc = boot_info.first_tsc,
	};

	if (fill_info)
		fill_info(&i);
	if (size > sizeof i)
		size = sizeof i;
	return copy_to_user(info, &i, size) ? -EFAULT : (int32_t)size;
}

int32_t sys_sys_time(uptr time)
{
	struct sys_time t;

	rtc_read(&t);
	return copy_to_user(time, &t, sizeof t);
}

int32_t sys_sys_clock(uptr ns)
{
	uint64_t now = clock_ns();

	return copy_to_user(ns, &now, sizeof now);
}

int32_t sys_sys_clock_at(uint32_t low, uint32_t high, uptr ns)
{
	uint64_t then = clock_ns_of((uint64_t)high << 32 | low);

	return copy_to_user(ns, &then, sizeof then);
}

int32_t sys_sys_shutdown(uint32_t how)
{
	if (how > SHUTDOWN_REBOOT)
		return -EINVAL;
	if (!allowed(PRIV_DESKTOP | PRIV_DEBUG))
		return -EPERM;
	log_info(how == SHUTDOWN_REBOOT ? "restarting" : "switching off");
	if (how == SHUTDOWN_REBOOT)
		power_reboot();
	power_off();
}

static int check_record(const struct input_record *r)
{
	switch (r->kind) {
	case INPUT_KEY:
		return r->code && r->code < 0x100 && (uint32_t)r->value <= 1 ? 0 : -EINVAL;
	case INPUT_BUTTON:
		return r->code && r->code <= BUTTON_MIDDLE && (uint32_t)r->value <= 1 ? 0 : -EINVAL;
	case INPUT_MOTION:
	case INPUT_MOVE:
	case INPUT_WHEEL:
		return 0;
	default:
		return -EINVAL;
	}
}

int32_t sys_sys_inject_input(uptr records, uint32_t count)
{
	uint32_t done;

	if (!allowed(PRIV_INPUT))
		return -EPERM;
	for (done = 0; done < count; done++) {
		struct input_record r;
		int error = copy_from_user(&r, records + done * sizeof r, sizeof r);

		if (!error)
			error = check_record(&r);
		if (error)
			return done ? (int32_t)done : error;
		if (!input_inject(&r))
			break;
	}
	return (int32_t)done;
}

int32_t sys_sys_trace_read(uptr records, uint32_t count, uptr position)
{
	struct trace_record chunk[16];
	uint32_t at, done = 0;

	if (!allowed(PRIV_DEBUG))
		return -EPERM;
	if (copy_from_user(&at, position, sizeof at))
		return -EFAULT;
	while (done < count) {
		uint32_t part = count - done < 16 ? count - done : 16;
		uint32_t n = trace_read(&at, chunk, part);

		if (copy_to_user(records + done * sizeof *chunk, chunk, n * sizeof *chunk))
			return -EFAULT;
		done += n;
		if (n < part)
			break;
	}
	return copy_to_user(position, &at, sizeof at) ? -EFAULT : (int32_t)done;
}

int32_t sys_sys_exit_emulator(int32_t status)
{
	if (!allowed(PRIV_DEBUG))
		return -EPERM;
	power_exit(status);
}

int32_t sys_dbg_fail_alloc(uint32_t nth)
{
	if (!allowed(PRIV_DEBUG))
		return -EPERM;
	return (int32_t)thread_fail_alloc(nth);
}

static int32_t arm(enum step_what what, uint32_t nth, uint32_t points)
{
	if (points > POINT_ALL)
		return -EINVAL;
	if (!allowed(PRIV_DEBUG))
		return -EPERM;
	return step_arm(what, nth, points);
}

int32_t sys_dbg_kill_at(uint32_t nth, uint32_t points)
{
	return arm(STEP_KILL, nth, points);
}

int32_t sys_dbg_yield_at(uint32_t nth, uint32_t points)
{
	return arm(STEP_YIELD, nth, points);
}
