/* kernel/task/payer.c - who pays for open things. */
#include "task/payer.h"
#include "task/process.h"

static struct spinlock lock;
static struct list payers = LIST_INIT(payers);

/* Lock held. */
static int charge(struct payer *p, uint32_t bytes)
{
	int error = p->process ? account_charge(&p->process->account, ACCOUNT_HEAP, bytes) : 0;

	if (!error)
		p->bytes += bytes;
	return error;
}

static void uncharge(struct payer *p, uint32_t bytes)
{
	if (p->process)
		account_uncharge(&p->process->account, ACCOUNT_HEAP, bytes);
	p->bytes -= bytes;
}

int payer_begin(struct payer *p, uint32_t bytes)
{
	uint32_t flags = spin_lock(&lock);
	int error;

	p->process = current_process();
	p->bytes = 0;
	error = charge(p, bytes);
	if (!error)
		list_push_back(&payers, &p->link);
	spin_unlock(&lock, flags);
	return error;
}

int payer_more(struct payer *p, uint32_t bytes)
{
	uint32_t flags = spin_lock(&lock);
	int error = charge(p, bytes);

	spin_unlock(&lock, flags);
	return error;
}

void payer_less(struct payer *p, uint32_t bytes)
{
	uint32_t flags = spin_lock(&lock);

	uncharge(p, bytes);
	spin_unlock(&lock, flags);
}

void payer_end(struct payer *p)
{
	uint32_t flags = spin_lock(&lock);

	uncharge(p, p->bytes);
	list_remove(&p->link);
	spin_unlock(&lock, flags);
}

static void process_ends(struct process *process)
{
	uint32_t flags = spin_lock(&lock);
	struct list *l;

	list_for_each (l, &payers) {
		struct payer *p = container_of(l, struct payer, link);

		if (p->process != process)
			continue;
		account_uncharge(&process->account, ACCOUNT_HEAP, p->bytes);
		p->process = NULL;
	}
	spin_unlock(&lock, flags);
}

void payer_init(void)
{
	exit_hook_process(process_ends);
}
