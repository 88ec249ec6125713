/* tests/host/peer_shim.c - the machine that peers run on in a host test. */
#include "peer_shim.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "ipc/commit.c"
#include "panic.h"

#define FILES ((int)(sizeof(((struct process *)0)->files) / sizeof(struct object *)))

struct thread *shim_thread;
uint32_t shim_fail;
bool shim_no_memory;
int shim_blocks;
void (*machine_pause)(void) = shim_pause;

uint64_t timer_ticks_due(void)
{
	return 0;
}

/* ---- waiting: nobody does -------------------------------------------------------------------- */

int wait_for(struct waitable *w, uint32_t timeout)
{
	(void)w, (void)timeout;
	fail_msg("somebody waits");
	return -ETIMEDOUT;
}

int wait_in_line(struct waitable *w, uint32_t timeout)
{
	return wait_for(w, timeout);
}

int wait_sole(struct waitable *w, struct thread *t, uint32_t timeout)
{
	(void)t;
	return wait_for(w, timeout);
}

void mutex_init(struct mutex *m)
{
	m->owner = NULL;
}

/* shim_pause runs nobody who would have to wait. */
void mutex_lock_by(struct mutex *m, struct thread *t)
{
	assert_null(m->owner);
	assert_int_equal(machine_locks, 0);
	m->owner = t;
}

void mutex_unlock_by(struct mutex *m, struct thread *t)
{
	assert_ptr_equal(m->owner, t);
	m->owner = NULL;
}

void mutex_lock(struct mutex *m)
{
	mutex_lock_by(m, current());
}

void mutex_unlock(struct mutex *m)
{
	mutex_unlock_by(m, current());
}

/* ---- memory ---------------------------------------------------------------------------------- */

void *kmalloc(size_t size)
{
	shim_pause();
	if (shim_no_memory || (shim_fail && --shim_fail == 0))
		return NULL;
	shim_blocks++;
	return malloc(size);
}

void *kzalloc(size_t size)
{
	void *block = kmalloc(size);

	return block ? memset(block, 0, size) : NULL;
}

void kfree(void *block)
{
	if (block)
		shim_blocks--;
	free(block);
}

int user_copy_inline(void *to, const void *from, uint32_t size)
{
	shim_pause();
	memcpy(to, from, size);
	return 0;
}

int copy_from_user(void *to, uptr from, uint32_t size)
{
	return size ? user_copy_inline(to, (const void *)from, size) : 0;
}

struct area *area_create(uint32_t size)
{
	struct area *a = kzalloc(sizeof *a);

	if (!a)
		return NULL;
	*a = (struct area){.refs = 1, .pages = pages_of(size)};
	a->frames = calloc(a->pages, sizeof *a->frames);
	a->bytes = calloc(a->pages, PAGE_SIZE);
	return a;
}

void area_unref(struct area *a)
{
	if (!a || --a->refs)
		return;
	free(a->frames);
	free(a->bytes);
	kfree(a);
}

frame_t area_page(struct area *a, uint32_t index)
{
	if (shim_no_memory || (shim_fail && --shim_fail == 0))
		return 0;
	return a->frames[index] = (frame_t)(a->bytes + index * PAGE_SIZE);
}

void page_unref(frame_t f)
{
	(void)f;
}

void page_write(frame_t f, uint32_t offset, const void *from, uint32_t size)
{
	memcpy((char *)f + offset, from, size);
}

int vm_map(struct vm *vm, uint32_t *address, uint32_t size, uint32_t access, struct area *area,
	   uint32_t area_page)
{
	(void)size, (void)access, (void)area, (void)area_page;
	vm->maps++;
	*address = 0x40000000;
	return 0;
}

void vm_unmap_area(struct vm *vm, const struct area *area)
{
	(void)area;
	vm->maps--;
}

/* ---- handles --------------------------------------------------------------------------------- */

int handle_reserve(struct process *p)
{
	int open = 0;

	for (int i = 0; i < FILES; i++)
		open += p->files[i] != NULL;
	if (p->reserved + open >= FILES)
		return -EMFILE;
	p->reserved++;
	return 0;
}

void handle_unreserve(struct process *p)
{
	assert_true(p->reserved > 0);
	p->reserved--;
}

int handle_pay(uint32_t bytes)
{
	return account_charge(&current_process()->account, ACCOUNT_HEAP, bytes) ? -ENOMEM : 0;
}

void handle_unpay(uint32_t bytes)
{
	account_uncharge(&current_process()->account, ACCOUNT_HEAP, bytes);
}

int handle_open_reserved(struct process *p, struct object *o, uint32_t rights)
{
	(void)rights;
	int i = 0;

	handle_unreserve(p);
	while (p->files[i])
		i++;
	assert_true(i < FILES);
	p->files[i] = o;
	return i + 1;
}

struct object *shim_take_file(struct process *p, int handle)
{
	struct object *o;

	assert_true(handle > 0 && handle <= FILES);
	o = p->files[handle - 1];
	assert_non_null(o);
	p->files[handle - 1] = NULL;
	return o;
}
