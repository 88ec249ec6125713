/* apps/capdemo/holder.c - whoever may be given the lamp, switches it and gives it on. */
#include <stdio.h>
#include "abi/peer.h"
#include "capdemo.h"

static uint64_t desk;	       /* of the owner */
static uint64_t inbox[PEOPLE]; /* of the others; 0: not there */
static struct hold hold;

static void show(void)
{
	static const enum lamp_look looks[] = {
		[HOLD_NONE] = LAMP_NONE, [HOLD_HAS] = LAMP_OFF, [HOLD_DEAD] = LAMP_GONE};
	char words[128];

	hold_describe(&hold, name_of(hold.from), words, sizeof(words));
	window_say(hold.lit ? LAMP_ON : looks[hold.state],
		   desk ? words : "The owner has ended,\nand all its nodes with it.");
	window_enable(0, hold.state == HOLD_HAS);
	window_enable(1, hold.state == HOLD_HAS);
	for (uint32_t i = 1; i < PEOPLE; i++)
		window_enable_give(i, hold.state == HOLD_HAS && inbox[i]);
}

bool holder_begin(void)
{
	desk = link_accept(TICKET);
	return desk != 0;
}

static void shown(void)
{
	show();
	link_send(desk, NOTE_HELLO, INBOX);
}

static void give(uint32_t number)
{
	if (hold.state == HOLD_HAS && inbox[number])
		link_send(inbox[number], NOTE_GIVE, hold.cap);
}

/* The giver has seen that it was dropped, and knows the word. */
static void take(const struct offer *offer)
{
	link_ask(offer->number ? inbox[offer->number] : desk, offer->word);
}

static void action(int button)
{
	if (button == 0) {
		link_send(hold.cap, NOTE_SWITCH, 0);
		return;
	}
	if (hold.counts == 1)
		link_send(hold.cap, NOTE_LEAVE, 0);
	link_release(hold.cap);
	window_log("Given back", hold.cap, 0);
	hold_given_back(&hold);
	show();
}

/* The id of what is destroyed is kept until it is given back; nobody wants it any more. */
static void forget_lamp(void)
{
	for (; hold.counts; hold.counts--)
		link_release(hold.cap);
}

static void gone(uint64_t node)
{
	if (hold_destroyed(&hold, node))
		forget_lamp();
	if (node == desk)
		desk = 0;
	for (uint32_t i = 1; i < PEOPLE; i++) {
		if (inbox[i] != node)
			continue;
		inbox[i] = 0;
		link_release(node);
	}
}

static void given(const struct note *n)
{
	bool had = hold.state == HOLD_HAS && hold.cap == n->cap;

	hold_given(&hold, n->cap, n->number);
	if (hold.state == HOLD_HAS && !had)
		link_send(hold.cap, NOTE_LOOK, 0);
}

static void arrived(const struct note *n)
{
	if (n->destroyed)
		gone(n->node);
	else if (n->kind == NOTE_MEET && n->cap && n->cap != PEER_ID_INVALID && n->number)
		inbox[n->number] = n->cap;
	else if (n->kind == NOTE_GIVE && n->cap)
		given(n);
	else if (n->kind == NOTE_LIT || n->kind == NOTE_DARK)
		hold_told(&hold, n->kind == NOTE_LIT);
	show();
}

const struct window_calls holder_calls = {
	{"&Switch Lamp", "Give &Back"}, shown, give, action, 0, take, arrived};
