/* tests/host/commit_trace.c - runs one send, and notes each of its steps. */
#include "commit_trace.h"
#include <stdlib.h>
#include <string.h>

#define FULL (-11)

static struct path *path;    /* being written */
static uint32_t full;	     /* queues without room */
static uint64_t stamp_count; /* nobody else is there */
static struct waitable queues[MODEL_QUEUES];

static void note(enum step_kind kind, uint32_t queue)
{
	if (path->count == MODEL_STEPS)
		abort();
	path->steps[path->count++] = (struct step){(uint8_t)kind, (uint8_t)queue};
}

static uint32_t number_of(const struct waitable *queue)
{
	return (uint32_t)(queue - queues);
}

void spin_lock_nested(struct spinlock *l)
{
	note(STEP_LOCK, number_of(container_of(l, struct waitable, lock)));
}

void spin_unlock_nested(struct spinlock *l)
{
	note(STEP_UNLOCK, number_of(container_of(l, struct waitable, lock)));
}

uint32_t irq_save(void)
{
	return 0;
}

void irq_restore(uint32_t flags)
{
	(void)flags;
}

uint64_t stamp_next(void)
{
	note(STEP_STAMP, 0);
	return ++stamp_count;
}

uint64_t stamp_guess(void)
{
	note(STEP_GUESS, 0);
	return stamp_count + 1;
}

void stamp_settle(uint64_t stamp)
{
	note(STEP_SETTLE, 0);
	stamp_count = stamp;
}

static int reserve(struct commit_slot *slot, void *message)
{
	uint32_t queue = number_of(slot->queue);

	(void)message;
	note(STEP_RESERVE, queue);
	return full & 1u << queue ? FULL : 0;
}

static void unreserve(struct commit_slot *slot, void *message)
{
	(void)message;
	note(STEP_UNRESERVE, number_of(slot->queue));
}

static void append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	(void)message;
	if (stamp != stamp_count)
		abort();
	note(STEP_APPEND, number_of(slot->queue));
}

static bool may_skip(int error)
{
	return error == FULL;
}

static const struct commit_kind kind = {reserve, unreserve, append, may_skip};

static void trace_send(const struct commit_variant *variant, const char *to, uint32_t flags)
{
	struct commit_slot slots[MODEL_QUEUES];
	uint32_t count = 0, message = 0;
	uint64_t stamp;

	for (; *to; to++, count++)
		slots[count] = (struct commit_slot){&queues[*to - '0'], &queues, count, 0};
	variant->commit(slots, count, &kind, &message, flags, &stamp);
}

void trace_program(const struct commit_variant *variant, const char *looks, const char *to,
		   uint32_t flags, struct program *program)
{
	memset(program, 0, sizeof *program);
	program->looks = (uint32_t)strlen(looks);
	program->leaves_out = flags & COMMIT_CONTINUE;
	for (const char *queue = to; *queue; queue++)
		program->to |= 1u << (*queue - '0');
	for (full = 0; full < MODEL_FULL; full++) {
		path = &program->paths[full];
		for (const char *queue = looks; *queue; queue++)
			note(STEP_LOOK, (uint32_t)(*queue - '0'));
		if (*to)
			trace_send(variant, to, flags);
	}
}
