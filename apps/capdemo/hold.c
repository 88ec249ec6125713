/* apps/capdemo/hold.c - what a holder has, and words for it. */
#include "hold.h"
#include <stdio.h>
#include "abi/peer.h"

void hold_given(struct hold *h, uint64_t cap, uint32_t from)
{
	if (cap == PEER_ID_INVALID) {
		*h = (struct hold){HOLD_DEAD, 0, from, 0, false};
		return;
	}
	if (h->state == HOLD_HAS && h->cap == cap)
		h->counts++;
	else
		*h = (struct hold){HOLD_HAS, cap, from, 1, false};
}

void hold_told(struct hold *h, bool lit)
{
	h->lit = lit && h->state == HOLD_HAS;
}

bool hold_destroyed(struct hold *h, uint64_t node)
{
	if (h->state != HOLD_HAS || h->cap != node)
		return false;
	h->state = HOLD_DEAD;
	h->lit = false;
	return true;
}

void hold_given_back(struct hold *h)
{
	if (h->counts && --h->counts)
		return;
	*h = (struct hold){HOLD_NONE, 0, 0, 0, false};
}

void hold_describe(const struct hold *h, const char *giver, char *words, size_t size)
{
	switch (h->state) {
	case HOLD_NONE:
		snprintf(words, size, "Holds nothing.\nSomebody has to give it the lamp.");
		break;
	case HOLD_HAS:
		if (h->counts > 1)
			snprintf(words, size, "Holds the lamp as %llu,\n%u times over.",
				 (unsigned long long)h->cap, (unsigned)h->counts);
		else
			snprintf(words, size, "Holds the lamp as %llu,\nfrom %s.",
				 (unsigned long long)h->cap, giver);
		break;
	case HOLD_DEAD:
		snprintf(words, size, "The lamp is destroyed.\nIts name names nothing now.");
		break;
	}
}

void note_describe(const struct note *n, const char *who, char *words, size_t size)
{
	static const char *const texts[] = {
		[NOTE_HELLO] = "%s is here",	   [NOTE_MEET] = "%s is there",
		[NOTE_GIVE] = "%s gives the lamp", [NOTE_SWITCH] = "%s switches",
		[NOTE_LOOK] = "%s looks at it",	   [NOTE_LEAVE] = "%s gives it back",
		[NOTE_LIT] = "The lamp is on",	   [NOTE_DARK] = "The lamp is off",
		[NOTE_ASK] = "%s asks for it",
	};

	if (n->destroyed)
		snprintf(words, size, "NODE_DESTROY");
	else if (n->released)
		snprintf(words, size, "NODE_RELEASE");
	else if (n->kind > NOTE_NONE && n->kind < NOTE_KINDS)
		snprintf(words, size, texts[n->kind], who);
	else
		snprintf(words, size, "something else");
}
