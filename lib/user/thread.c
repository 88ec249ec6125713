/*
 * lib/user/thread.c - threads with a stack and a C library state of their own.
 *
 * From the top of the region: struct local, the stack growing down, a hole where a page was given
 * back, so that an overflow faults. The kernel frees the region when the thread has ended.
 * A thread that is killed, or calls ThrExit, keeps what the C library allocated for it.
 */
#include <errno.h>
#include <stdio.h>
#include "abi/limits.h"
#include "local.h"
#include "thr.h"
#include "vmm.h"

#define PAGE	  4096u
#define VMM_ERROR 0xfffff000u

static void begin(void)
{
	struct local *l = local_get();
	int status = l->function(l->argument);

	_reclaim_reent(&l->own);
	ThrExit(status);
}

/* A region of this size with nothing below; its address or an error from VMM_ERROR on. */
static uint32_t stack_alloc(uint32_t size)
{
	uint32_t guard = VmmAlloc(0, size + PAGE, VMM_READ | VMM_WRITE);

	if (guard >= VMM_ERROR)
		return guard;
	if (VmmFree(guard, PAGE) < 0) {
		VmmFree(guard, size + PAGE);
		return (uint32_t)-ENOMEM;
	}
	return guard + PAGE;
}

int ThrStart(int (*function)(void *argument), void *argument, uint32_t stack_size)
{
	uint32_t size = stack_size ? stack_size : THREAD_STACK_DEFAULT;
	struct thr_create create = {.entry = (uint32_t)begin};
	int handle;

	if (size > THREAD_STACK_MAX)
		return -EINVAL;
	fileno(stdout); /* sets up the shared streams, so that exit flushes them */
	size = (size + sizeof(struct local) + PAGE - 1) & -PAGE;
	create.stack_base = stack_alloc(size);
	if (create.stack_base >= VMM_ERROR)
		return (int)create.stack_base;
	create.local = (create.stack_base + size - sizeof(struct local)) & -16u;
	create.stack = create.local - 4; /* as if begin had been called; the word is 0 */
	local_init((struct local *)create.local, function, argument);
	handle = ThrCreate(&create);
	if (handle < 0)
		VmmFree(create.stack_base, size);
	return handle;
}
