/* winmgr/clock.c - the clock of the GUI: real time, or driven by a test. */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_sys_test_clock(uint32_t mode, uint32_t milliseconds)
{
	(void)mode;
	(void)milliseconds;
	return -ENOSYS;
}
