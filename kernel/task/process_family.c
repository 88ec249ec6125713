/* kernel/task/process_family.c - the families of all processes, under one lock. */
#include "task/process.h"

static struct spinlock lock; /* guards every struct family */
static struct family everyone = {.below = LIST_INIT(everyone.below),
				 .link = LIST_INIT(everyone.link)};

static struct family *family_of(struct process *p)
{
	return p ? &p->family : &everyone;
}

int process_enter_family(struct process *p)
{
	struct process *parent = current_process();
	uint32_t flags = spin_lock(&lock);
	int error;

	family_begin(&p->family, family_of(parent), !parent);
	error = family_take(&p->family, FAMILY_PROCESSES);
	if (error)
		family_end(&p->family);
	spin_unlock(&lock, flags);
	return error;
}

void process_leave_family(struct process *p)
{
	uint32_t flags = spin_lock(&lock);

	family_give(&p->family, FAMILY_PROCESSES);
	family_end(&p->family);
	spin_unlock(&lock, flags);
}

int process_take(struct process *p, enum family_kind kind)
{
	uint32_t flags = spin_lock(&lock);
	int error = family_take(family_of(p), kind);

	spin_unlock(&lock, flags);
	return error;
}

void process_give(struct process *p, enum family_kind kind)
{
	uint32_t flags = spin_lock(&lock);

	family_give(family_of(p), kind);
	spin_unlock(&lock, flags);
}
