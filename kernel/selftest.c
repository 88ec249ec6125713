/* kernel/selftest.c - what must hold before the first program starts. */
#include "selftest.h"
#include "abi/error.h"
#include "abi/proc.h"
#include "common/list.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"
#include "dev/power.h"
#include "fs/initrd.h"
#include "fs/path.h"
#include "log.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "mem/pte.h"
#include "mem/vm.h"
#include "task/event.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/timer.h"

static int charge_nothing(struct vm *vm, int pages)
{
	(void)vm, (void)pages;
	return 0;
}

/* Pages come back, are cleared, and are counted. */
static bool pages_balance(void)
{
	frame_t held[64];
	uint32_t before = page_count_free();
	bool good = true;

	for (int i = 0; i < 64; i++) {
		held[i] = page_alloc(i & 1 ? PAGE_ZERO : PAGE_ZERO | PAGE_HIGH);
		good = good && held[i] && page_refs(held[i]) == 1;
		if (frame_is_low(held[i]))
			good = good && !*(uint32_t *)frame_address(held[i]);
	}
	good = good && page_count_free() == before - 64;
	for (int i = 0; i < 64; i++)
		page_unref(held[i]);
	return good && page_count_free() == before;
}

/* Blocks of all sizes do not overlap and keep what was written. */
static bool heap_keeps_bytes(void)
{
	static const uint16_t sizes[] = {1, 16, 17, 100, 500, 1000, 2016, 2017, 5000, 60000};
	uint8_t *blocks[10][8];
	uint32_t before = heap_bytes();
	bool good = true;

	for (int s = 0; s < 10; s++)
		for (int i = 0; i < 8; i++) {
			blocks[s][i] = kmalloc(sizes[s]);
			memset(blocks[s][i], s * 8 + i, sizes[s]);
			good = good && !((uint32_t)blocks[s][i] & 15);
		}
	for (int s = 0; s < 10; s++)
		for (int i = 0; i < 8; i++) {
			good = good && blocks[s][i][0] == s * 8 + i &&
			       blocks[s][i][sizes[s] - 1] == s * 8 + i;
			kfree(blocks[s][i]);
		}
	return good && heap_bytes() == before;
}

/* The kernel's code cannot be written, its data not executed. */
static bool kernel_rights(void)
{
	extern uint64_t kernel_pd[512];
	extern char kernel_text[], kernel_text_end[];

	for (uint32_t a = KERNEL_BASE; a < KERNEL_BASE + 0x400000; a += PAGE_SIZE) {
		uint64_t *pt = frame_address((kernel_pd[(a - KERNEL_BASE) >> 21] & PTE_FRAME) >>
					     PAGE_SHIFT);
		uint64_t pte = pt[a >> 12 & 511];
		bool text = a >= (uint32_t)kernel_text && a < (uint32_t)kernel_text_end;

		if (pte & PTE_USER || (text && pte & PTE_WRITE) ||
		    (!text && pte & PTE_PRESENT && pte_nx && !(pte & pte_nx)))
			return false;
	}
	return true;
}

static bool spaces_balance(void)
{
	uint32_t before = page_count_free(), heap = heap_bytes(), at = 0;
	struct vm vm;
	char word[] = "transom";
	bool good;

	if (vm_init(&vm, charge_nothing))
		return false;
	good = !vm_map(&vm, &at, 0x5000, VM_READ | VM_WRITE, NULL, 0) &&
	       !vm_write(&vm, at + 0xffe, word, sizeof word) &&
	       vm_map(&vm, &at, 0x1000, VM_READ, NULL, 0) == -EEXIST &&
	       vm_fault(&vm, at + 0x5000, VM_READ) == -EFAULT &&
	       vm_fault(&vm, at, VM_EXEC) == -EFAULT && !vm_unmap(&vm, at + 0x1000, 0x1000) &&
	       vm_fault(&vm, at + 0x1000, VM_READ) == -EFAULT && vm.region_count == 2;
	vm_deinit(&vm);
	return good && page_count_free() == before && heap_bytes() == heap;
}

static bool clock_runs(void)
{
	uint64_t tick = timer_ticks(), ns = clock_ns();

	while (timer_ticks() < tick + 3)
		cpu_relax();
	ns = clock_ns() - ns;
	return ns > 1000000 && ns < 1000000000;
}

static void set_event(void *argument)
{
	event_set(argument);
}

/* Another thread wakes this one; an automatic event is taken by the wait. */
static bool threads_wake(void)
{
	struct event *e = event_create(false, false);
	struct thread *t =
		e ? thread_create_kernel("selftest", set_event, e, PRIORITY_NORMAL) : NULL;
	bool good = t && !wait_for(&e->waitable, 1000) && wait_for(&e->waitable, 2) == -ETIMEDOUT;

	if (e)
		object_unref(&e->object);
	return good;
}

static bool wait_all_takes_all_or_none(void)
{
	struct event *a = event_create(false, true), *b = event_create(false, false);
	struct waitable *both[] = {&a->waitable, &b->waitable};
	bool good = wait_for_multiple(both, 2, WAIT_ALL, 2) == -ETIMEDOUT && a->set;

	event_set(b);
	good = good && wait_for_multiple(both, 2, WAIT_ALL, 0) == 0 && !a->set && !b->set;
	object_unref(&a->object);
	object_unref(&b->object);
	return good;
}

static bool paths_resolve(void)
{
	static const char *const pairs[][2] = {
		{"/a/b/../c", "/a/c"}, {"//a///b/", "/a/b"}, {"/../..", ""}, {"/a/./b", "/a/b"}};
	char out[PATH_LENGTH_MAX];

	for (uint32_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (path_resolve(pairs[i][0], out) || strcmp(out, pairs[i][1]))
			return false;
	return path_resolve("a", out) == -EINVAL;
}

static bool program_found(void)
{
	const void *data;
	uint32_t size;

	return !initrd_find("bin/desktop", &data, &size) && size > 52 &&
	       initrd_find("bin", &data, &size) == -EISDIR &&
	       initrd_find("nothing", &data, &size) == -ENOENT;
}

/* A spinning thread of the same priority does not keep others from running. */
static volatile bool spin_stop;

static void spin(void *unused)
{
	(void)unused;
	while (!spin_stop)
		cpu_relax();
}

static bool slices_end(void)
{
	uint64_t tick = timer_ticks();
	struct thread *t = thread_create_kernel("spin", spin, NULL, PRIORITY_NORMAL);

	for (int i = 0; t && i < 3; i++)
		sched_yield();
	spin_stop = true;
	return t && timer_ticks() - tick < 500;
}

static const struct {
	const char *name;
	bool (*check)(void);
} checks[] = {
	{"pages balance", pages_balance},
	{"heap keeps bytes", heap_keeps_bytes},
	{"kernel pages have their rights", kernel_rights},
	{"address spaces balance", spaces_balance},
	{"the clock runs", clock_runs},
	{"threads wake each other", threads_wake},
	{"a wait for all takes all or none", wait_all_takes_all_or_none},
	{"a spinning thread loses its slice", slices_end},
	{"paths resolve", paths_resolve},
	{"programs are found", program_found},
};

#define CHECKS (sizeof checks / sizeof *checks)

void selftest_run(void)
{
	uint32_t failed = 0;

	for (uint32_t i = 0; i < CHECKS; i++) {
		bool good = checks[i].check();

		failed += !good;
		log_info("%s %u - %s", good ? "ok" : "not ok", i + 1, checks[i].name);
	}
	log_info("selftest: %u passed, %u failed", (uint32_t)CHECKS - failed, failed);
	if (failed)
		power_exit(1);
}
