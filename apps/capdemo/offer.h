/*
 * offer.h - the lamp is dragged to another window.
 *
 * A drag carries bytes, not capabilities. So what is dragged is only a word that nobody can guess:
 * the window it is dropped on says it to the giver (NOTE_ASK), and the giver, who knows that there
 * was a drop, answers with the lamp. Other programs can look at neither.
 *
 *	giver				taker
 *	offer_begin
 *					offer_read	MSG_DRAG_ENTER
 *	offer_end	MSG_DRAG_END	NOTE_ASK	MSG_DRAG_DROP
 *	offer_asked	NOTE_ASK
 *	offer_taker: whom to give it to, when both have come
 */
#ifndef CAPDEMO_OFFER_H
#define CAPDEMO_OFFER_H

#include <stdbool.h>
#include <stdint.h>
#include "gui.h"

struct offer {
	uint32_t family; /* the owner's process: others' lamps are not for us */
	uint32_t number; /* who gives */
	uint32_t word;
};

/* A mouse button is down over source: its picture goes with the pointer. */
void offer_begin(struct gui_element *source, const struct offer *from, uint32_t colour);
void offer_end(bool dropped);
void offer_asked(uint32_t number, uint32_t word);
uint32_t offer_taker(void); /* 0: nobody yet */

/* What is over a window of ours, or was dropped there; false: something else. */
bool offer_read(struct offer *offer);

#endif
