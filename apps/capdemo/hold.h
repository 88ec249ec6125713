/*
 * hold.h - a lamp as one holder has it, and words for what is sent and comes. Pure.
 *
 * A holder has at most one lamp. Each time it is given the same capability it has one count more of
 * it, and the kernel counts the holder as one as long as it has any.
 */
#ifndef CAPDEMO_HOLD_H
#define CAPDEMO_HOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum note_kind {
	NOTE_NONE,
	NOTE_HELLO,
	NOTE_MEET,
	NOTE_GIVE,
	NOTE_SWITCH,
	NOTE_LOOK,
	NOTE_LEAVE,
	NOTE_LIT,
	NOTE_DARK,
	NOTE_ASK,
	NOTE_KINDS
};

/* A message that has come; or with kind NOTE_NONE a notice of the kernel. */
struct note {
	enum note_kind kind;
	uint32_t number;	  /* whom it is about, or from */
	uint32_t word;		  /* of an offer (offer.h) */
	uint64_t node;		  /* it was sent to; or what the notice is about */
	uint64_t cap;		  /* it carried, 0 = none */
	bool destroyed, released; /* which notice */
	uint64_t stamp;
};

enum hold_state { HOLD_NONE, HOLD_HAS, HOLD_DEAD };

struct hold {
	enum hold_state state;
	uint64_t cap;
	uint32_t from;	 /* who gave it */
	uint32_t counts; /* of the capability */
	bool lit;	 /* as its owner has told last */
};

/* Somebody gave it; a cap that is PEER_ID_INVALID was destroyed on its way. */
void hold_given(struct hold *h, uint64_t cap, uint32_t from);
void hold_told(struct hold *h, bool lit);	    /* by the lamp's owner */
bool hold_destroyed(struct hold *h, uint64_t node); /* false: it is not about ours */
void hold_given_back(struct hold *h);		    /* one count */
void hold_describe(const struct hold *h, const char *giver, char *words, size_t size);

/* A line of the log. */
void note_describe(const struct note *n, const char *who, char *words, size_t size);

#endif
