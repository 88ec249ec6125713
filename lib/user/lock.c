/*
 * lib/user/lock.c - the locks newlib asks for: one exchange when free, a futex when not.
 *
 * A lock whose holder is killed stays held.
 */
#include <stdint.h>
#include <stdlib.h>
#include <sys/lock.h>
#include "local.h"
#include "thr.h"

enum lock_state { LOCK_FREE, LOCK_HELD, LOCK_CONTENDED };

struct __lock {
	volatile uint32_t state; /* enum lock_state */
	struct local *owner;	 /* of a recursive one, while held */
	uint32_t depth;
};

/* newlib's own, each used from several threads. */
struct __lock __lock___malloc_recursive_mutex, __lock___sinit_recursive_mutex,
	__lock___sfp_recursive_mutex, __lock___atexit_recursive_mutex, __lock___env_recursive_mutex,
	__lock___at_quick_exit_mutex, __lock___tz_mutex, __lock___dd_hash_mutex,
	__lock___arc4random_mutex;

/* The library's own. */
struct __lock __lock_current_lock, __lock_tty_lock;

void __retarget_lock_init(_LOCK_T *lock)
{
	*lock = calloc(1, sizeof **lock);
}

void __retarget_lock_init_recursive(_LOCK_T *lock)
{
	__retarget_lock_init(lock);
}

void __retarget_lock_close(_LOCK_T lock)
{
	free(lock);
}

void __retarget_lock_close_recursive(_LOCK_T lock)
{
	free(lock);
}

int __retarget_lock_try_acquire(_LOCK_T lock)
{
	return !lock || __sync_bool_compare_and_swap(&lock->state, LOCK_FREE, LOCK_HELD);
}

/* A lock that could not be made (no memory) is NULL and never held. */
void __retarget_lock_acquire(_LOCK_T lock)
{
	if (__retarget_lock_try_acquire(lock))
		return;
	while (__sync_lock_test_and_set(&lock->state, LOCK_CONTENDED) != LOCK_FREE)
		ThrFutexWait(&lock->state, LOCK_CONTENDED, WAIT_FOREVER);
}

void __retarget_lock_release(_LOCK_T lock)
{
	if (lock && __sync_lock_test_and_set(&lock->state, LOCK_FREE) == LOCK_CONTENDED)
		ThrFutexWake(&lock->state, 1);
}

static int held_by_caller(_LOCK_T lock)
{
	if (!lock || lock->owner != local_get())
		return 0;
	lock->depth++;
	return 1;
}

int __retarget_lock_try_acquire_recursive(_LOCK_T lock)
{
	if (held_by_caller(lock))
		return 1;
	if (!__retarget_lock_try_acquire(lock))
		return 0;
	if (lock)
		lock->owner = local_get();
	return 1;
}

void __retarget_lock_acquire_recursive(_LOCK_T lock)
{
	if (held_by_caller(lock))
		return;
	__retarget_lock_acquire(lock);
	if (lock)
		lock->owner = local_get();
}

void __retarget_lock_release_recursive(_LOCK_T lock)
{
	if (!lock)
		return;
	if (lock->depth) {
		lock->depth--;
		return;
	}
	lock->owner = NULL;
	__retarget_lock_release(lock);
}
