/* apps/messages/chain.c - walks up to the first cause, and down to the frames. */
#include "chain.h"
#include <string.h>

struct plan {
	struct chain_row *rows;
	int count;
};

static void put(struct plan *p, enum chain_kind kind, const struct journey *j, uint32_t depth)
{
	if (p->count < CHAIN_ROWS)
		p->rows[p->count++] = (struct chain_row){j->stamp, kind, depth, j->seen};
}

/* The causes, from the message itself upwards. Returns how many. */
static int climb(const struct journey *j, const struct journey **up)
{
	int count = 0;

	while (j && count < CHAIN_DEPTH) {
		up[count++] = j;
		j = journal_find(j->cause);
	}
	return count;
}

static void descend(struct plan *p, const struct journey *j, uint32_t depth, int left)
{
	put(p, CHAIN_MESSAGE, j, depth);
	if (journey_saw(j, SPY_PRESENTED))
		put(p, CHAIN_FRAME, j, depth + 1);
	if (!left)
		return;
	for (uint64_t n = journal_first(); n < journal_end() && p->count < CHAIN_ROWS; n++)
		if (journal_at(n)->cause == j->stamp)
			descend(p, journal_at(n), depth + 1, left - 1);
}

int chain_make(uint64_t stamp, struct chain_row *rows)
{
	const struct journey *up[CHAIN_DEPTH];
	struct plan p = {rows, 0};
	uint32_t depth = 0;
	int count = climb(journal_find(stamp), up);

	/* Rows are compared byte by byte (detail.c). */
	memset(rows, 0, CHAIN_ROWS * sizeof(*rows));
	if (!count)
		return 0;
	put(&p, up[count - 1]->cause ? CHAIN_FORGOTTEN : CHAIN_ORIGIN, up[count - 1], depth++);
	if (up[count - 1]->cause)
		rows[0].stamp = up[count - 1]->cause;
	for (int i = count - 1; i > 0; i--)
		put(&p, CHAIN_MESSAGE, up[i], depth++);
	descend(&p, up[0], depth, CHAIN_DEPTH);
	return p.count;
}
