/*
 * kernel/sys/syscall.c - INT 30h, the way into system calls that every processor has.
 *
 * The short way is SYSENTER (cpu/isr.asm). Both take the number in eax and a pointer to six
 * argument words in ecx and go through the same table, made from include/abi/syscall.tbl.
 */
#include "sys/syscall.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/trap.h"
#include "mem/ucopy.h"
#include "syscall_kernel.h"
#include "syscall_numbers.h"

typedef int32_t call(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f);

const uint32_t syscall_count = SYSCALL_COUNT; /* for isr.asm */

int32_t sys_no_call(void)
{
	return -ENOSYS;
}

static int32_t enter(uint32_t number, uptr args)
{
	uint32_t a[6];

	if (number >= SYSCALL_COUNT)
		return -ENOSYS;
	if (copy_from_user(a, args, sizeof a))
		return -EFAULT;
	return ((call *)syscall_table[number])(a[0], a[1], a[2], a[3], a[4], a[5]);
}

static void int30(struct trap_frame *f)
{
	irq_enable();
	f->eax = (uint32_t)enter(f->eax, f->ecx);
	irq_disable();
}

void syscall_init(void)
{
	trap_attach(TRAP_SYSCALL, int30);
}
