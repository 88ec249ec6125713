/*
 * tests/host/peer_shim.h - peers on the host: it stands in for the headers of the kernel that they
 * need from the machine. Compiled into each file of theirs (mk/test.mk), and included before
 * headers of the kernel elsewhere.
 *
 * There is one processor and the calls run to their end, but for one thing: wherever a call could
 * be preempted (a spinlock is let go, memory is asked for, the program's memory is copied),
 * shim_pause is called, which may run other calls meanwhile. Locks taken twice or let go free end
 * the test.
 */
#ifndef TESTS_PEER_SHIM_H
#define TESTS_PEER_SHIM_H

#define MEM_AREA_H
#define MEM_PAGE_H
#define MEM_UCOPY_H
#define MEM_HEAP_H
#define TASK_LOCK_H
#define TASK_PROCESS_H
#define TASK_TIMER_H
#define TASK_WAIT_SOLE_H

#include <string.h>
#include "abi/error.h"
#include "abi/handle.h"
#include "abi/types.h"
#include "machine_shim.h"

/* The test's: anybody else may run now. */
void shim_pause(void);

/* ---- the processor: machine_shim.h ------------------------------------------------------------
 */

uint64_t timer_ticks_due(void);

/* ---- memory ---------------------------------------------------------------------------------- */

void *kmalloc(size_t size);
void *kzalloc(size_t size);
void kfree(void *block);

typedef uintptr_t uptr; /* programs share the test's memory */
#define USER_END UINTPTR_MAX

int copy_from_user(void *to, uptr from, uint32_t size);
int user_copy_inline(void *to, const void *from, uint32_t size);
static inline bool user_range_ok(uptr p, uint32_t size)
{
	return p && size <= USER_END - p;
}

#define PAGE_SIZE	4096u
#define PAGE_SHIFT	12
#define PAGE_MASK	4095u
#define pages_of(bytes) (((uint32_t)(bytes) + PAGE_MASK) >> PAGE_SHIFT)

typedef uintptr_t frame_t;

struct area {
	uint32_t refs, pages;
	frame_t *frames; /* one after the other */
	char *bytes;
};

struct area *area_create(uint32_t size);
void area_unref(struct area *a);
frame_t area_page(struct area *a, uint32_t index);
void page_unref(frame_t f);
void page_write(frame_t f, uint32_t offset, const void *from, uint32_t size);
static inline bool frame_is_low(frame_t f)
{
	return f != 0;
}
static inline void *frame_address(frame_t f)
{
	return (void *)f;
}

struct vm {
	int maps;
};
#define VM_READ 1
int vm_map(struct vm *vm, uint32_t *address, uint32_t size, uint32_t access, struct area *area,
	   uint32_t area_page);
void vm_unmap_area(struct vm *vm, const struct area *area);

/* ---- processes, threads, handles ------------------------------------------------------------- */

#include "task/account.h"
#include "task/object.h"

struct process {
	uint32_t id;
	struct vm vm;
	struct account account;
	int reserved;		  /* handles to come */
	struct object *files[16]; /* handles are their places, from 1 on */
};

struct thread {
	uint32_t id;
	struct process *process;
};

extern struct thread *shim_thread;
static inline struct thread *current(void)
{
	return shim_thread;
}
#define current_process() (current()->process)

struct mutex {
	struct thread *owner;
};
void mutex_init(struct mutex *m);
void mutex_lock_by(struct mutex *m, struct thread *t);
void mutex_unlock_by(struct mutex *m, struct thread *t);
void mutex_lock(struct mutex *m);
void mutex_unlock(struct mutex *m);

int handle_reserve(struct process *p);
void handle_unreserve(struct process *p);
int handle_pay(uint32_t bytes);
void handle_unpay(uint32_t bytes);
int handle_open_reserved(struct process *p, struct object *o, uint32_t rights);
struct object *shim_take_file(struct process *p, int handle);

/* Nobody waits. */
int wait_sole(struct waitable *w, struct thread *t, uint32_t timeout);

/* Chosen by the test: after so many allocations all fail (0: none), or none. */
extern uint32_t shim_fail;
extern bool shim_no_memory;
extern int shim_blocks;

#endif
