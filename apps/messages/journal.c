/* apps/messages/journal.c - records put together by stamp: a ring of messages, and chains by stamp.
 */
#include "journal.h"
#include <string.h>

#define NOWHERE JOURNAL

static struct journey ring[JOURNAL];
static uint32_t chains[JOURNAL]; /* place of the first whose stamp ends so; NOWHERE = none */
static uint64_t taken;		 /* how many places were ever taken */
static bool ready;

void journal_clear(void)
{
	memset(ring, 0, sizeof(ring));
	for (uint32_t i = 0; i < JOURNAL; i++)
		chains[i] = NOWHERE;
	taken = 0;
	ready = true;
}

static uint32_t *chain_of(uint64_t stamp)
{
	return &chains[stamp % JOURNAL];
}

struct journey *journal_find(uint64_t stamp)
{
	if (!ready || !stamp)
		return NULL;
	for (uint32_t i = *chain_of(stamp); i != NOWHERE; i = ring[i].next)
		if (ring[i].stamp == stamp)
			return &ring[i];
	return NULL;
}

static void forget(uint32_t place)
{
	uint32_t *link = chain_of(ring[place].stamp);

	if (!ring[place].stamp)
		return;
	while (*link != place)
		link = &ring[*link].next;
	*link = ring[place].next;
}

static struct journey *begin(const struct spy_record *r)
{
	uint32_t place = (uint32_t)(taken++ % JOURNAL);
	struct journey *j = &ring[place];

	forget(place);
	*j = (struct journey){.stamp = r->stamp,
			      .cause = r->cause,
			      .process = r->process,
			      .thread = r->thread,
			      .next = *chain_of(r->stamp)};
	*chain_of(r->stamp) = place;
	return j;
}

struct journey *journal_add(const struct spy_record *r)
{
	struct journey *j;

	if (!ready)
		journal_clear();
	j = journal_find(r->stamp);
	if (!j)
		j = begin(r);
	j->msg = r->msg;
	j->to_process = r->to_process;
	j->to_thread = r->to_thread;
	if (r->fate < JOURNAL_FATES) {
		j->seen |= 1u << r->fate;
		j->at[r->fate] = r->time_ns;
	}
	if (r->fate != SPY_PRESENTED)
		j->fate = r->fate;
	if (r->fate == SPY_FETCHED)
		j->wait_ns = r->wait_ns;
	if (r->fate == SPY_DONE || r->fate == SPY_REPLIED)
		j->handle_ns = r->handle_ns;
	if (r->fate == SPY_REPLIED)
		j->result = r->result;
	j->merged += r->fate == SPY_MERGED;
	j->changed = true;
	return j;
}

uint64_t journal_first(void)
{
	return taken > JOURNAL ? taken - JOURNAL : 0;
}

uint64_t journal_end(void)
{
	return taken;
}

struct journey *journal_at(uint64_t number)
{
	return &ring[number % JOURNAL];
}
