/*
 * kernel/selftest.h - ring 2 of the tests: invariants checked at boot with selftest=1.
 *
 * Each check prints "ok N - name" or "not ok N - name" into the log, at the end "selftest: N
 * passed, N failed". A failure ends the emulator with status 1, else the start goes on.
 */
#ifndef KERNEL_SELFTEST_H
#define KERNEL_SELFTEST_H

void selftest_run(void);

#endif
