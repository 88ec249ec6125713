/*
 * sys.h - the system as a whole: log, time, figures, input from a driver program, shut-down.
 */
#ifndef SYS_H
#define SYS_H

#include <stdint.h>
#include "abi/proc.h"
#include "abi/wnd.h"

/* Does nothing: what a system call costs. Returns 0. */
int SysNull(void);

/* One line into the kernel's log (and the serial line). At most 256 bytes are taken. -EFAULT. */
int SysLog(const char *text, uint32_t length);

/* Figures of the system. Writes min(size, sizeof) bytes, returns that. */
int SysInfo(struct sys_info *info, uint32_t size);

/* Calendar time from the real-time clock. */
int SysTime(struct sys_time *time);

/* Nanoseconds since boot. */
int SysClock(uint64_t *ns);

/* The same of a reading of the processor's time-stamp counter (RDTSC), which is what messages carry
 * where time is short (struct peer_message). Readings from before boot are 0. */
int SysClockAt(uint64_t clock, uint64_t *ns);

/* Switch off or restart (SHUTDOWN_...). PRIV_DESKTOP or PRIV_DEBUG. Does not return on success. */
int SysShutdown(uint32_t how);

/* Say what the keyboard and mouse say (PRIV_INPUT). Taken in order; returns how many fitted. */
int SysInjectInput(const struct input_record *records, uint32_t count);

/* How keys and mouse behave, for all programs (set: PRIV_DESKTOP). -EINVAL, -EPERM, -EFAULT. */
int SysSetInput(const struct input_settings *settings);
int SysGetInput(struct input_settings *settings);

/* Stop and drive the clock of the GUI for tests (TEST_CLOCK_...; PRIV_DEBUG): timers, hover, double
 * clicks, hung windows, the 16 ms bound. Waits with timeouts stay in real time. One process at a
 * time: -EBUSY. When it ends the clock runs again. -EINVAL, -EPERM. */
int SysTestClock(uint32_t mode, uint32_t milliseconds);

/* Copy trace records from *position on (0: the oldest); *position moves on. Returns how many.
 * PRIV_DEBUG. */
int SysTraceRead(struct trace_record *records, uint32_t count, uint32_t *position);

/* End the emulator with this exit status through its debug-exit port (PRIV_DEBUG); powers off
 * where there is none. */
int SysExitEmulator(int status);

/* Let the nth kernel allocation of this thread from now on fail, once (0: switch off). Returns how
 * many were left to go. For tests; PRIV_DEBUG. */
int DbgFailAlloc(uint32_t nth);

/* Kill this process at the nth point (POINT_...) that the calling thread reaches from its next
 * system call on, as ProcKill from another processor would; or preempt the thread there: others of
 * its priority run before it goes on. It happens once. With nth 0 both are switched off. They
 * return how many points were left to go (0: it has happened, or was off), so that a large nth
 * counts the points of a call. For tests, which try n = 1, 2, ... until the call survives; what the
 * points are kernel/task/step.h says. PRIV_DEBUG; -EINVAL, -EPERM, -EAGAIN more than ARMED_MAX
 * threads. */
int DbgKillAt(uint32_t nth, uint32_t points);
int DbgYieldAt(uint32_t nth, uint32_t points);

/* A Bochs magic breakpoint: the debugger stops here when it is on; nothing elsewhere. */
static inline void DbgBreak(void)
{
	__asm__ volatile("xchg %%bx, %%bx" ::: "memory");
}

#endif
