/*
 * chain.h - the causes of a message and what it caused, as rows of an indented tree. Pure.
 */
#ifndef CHAIN_H
#define CHAIN_H

#include "journal.h"

#define CHAIN_ROWS  64
#define CHAIN_DEPTH 16 /* causes above the message, and below it */

enum chain_kind {
	CHAIN_ORIGIN,	 /* where it all began; stamp is that of the first message kept */
	CHAIN_FORGOTTEN, /* the first cause is not kept any more: its stamp */
	CHAIN_MESSAGE,
	CHAIN_FRAME, /* pixels presented while handling the message of this stamp */
};

struct chain_row {
	uint64_t stamp;
	enum chain_kind kind;
	uint32_t depth, seen; /* seen: what is known of the message, so that a change is noticed */
};

/* At most CHAIN_ROWS rows, causes before what they caused. 0: the message is not kept. */
int chain_make(uint64_t stamp, struct chain_row *rows);

#endif
