/*
 * capdemo.h - what the files of Capabilities share: one process owns a lamp, others are given it.
 *
 * A lamp is a node of the owner's peer. Three holders, processes that the owner starts, know
 *nothing of it until somebody gives them a capability for it, in a message. Whoever has one can
 *switch the lamp, give it on and give it back. When the owner destroys the node, all who hold it
 *hear so at one instant of the order.
 *
 *	node			message		what it says, and the capability it carries
 *	DESK of the owner	NOTE_HELLO	holder number is here, at this inbox
 *	INBOX of a holder	NOTE_MEET	holder number is there too, at this inbox
 *				NOTE_GIVE	number gives you the lamp: this is it
 *	a lamp			NOTE_SWITCH	number wants it on, or off again
 *				NOTE_LOOK	number has it now and wants to know how it is
 *				NOTE_LEAVE	and not any more
 *	INBOX of who has it	NOTE_LIT	it is on
 *				NOTE_DARK	it is off
 *	DESK or INBOX		NOTE_ASK	number was dropped the lamp, with this word
 *(offer.h)
 *
 * Each holder has a ticket for DESK from its start, as handle TICKET; so nobody needs a name, and
 * nobody else can come in.
 *
 *	main.c	  which of them this process is
 *	owner.c	  the lamp's side; holder.c: the others'
 *	hold.c	  what a holder has, and words for it (pure)
 *	link.c	  the peer: messages out and in
 *	window.c  the window; lamp.c: the lamp in it, offer.c: dragged to another
 */
#ifndef CAPDEMO_H
#define CAPDEMO_H

#include "gui.h"
#include "hold.h"
#include "lamp.h"
#include "offer.h"

#define PATH "/System/Boot/bin/capdemo"

#define PEOPLE	  4 /* the owner is number 0 */
#define TICKET	  5 /* a holder's handle, behind the standard ones and the terminal */
#define DESK	  4 /* nodes: bits 0 and 1 are the kernel's */
#define INBOX	  4
#define LAMP	  16 /* the first one; then 20, 24, ... */
#define LAMP_STEP 4

const char *name_of(uint32_t number);

/*
 * The peer.
 */
int link_open(uint32_t number); /* of this one: the handle to wait for, or an error */
/* A note to a node, from this one or about another, with a capability unless it is 0. 0 or an
 * error; both stand in the log. */
int link_send(uint64_t to, enum note_kind kind, uint64_t cap);
int link_send_about(uint64_t to, enum note_kind kind, uint32_t number, uint64_t cap);
int link_ask(uint64_t to, uint32_t word);
/* To all of them at one instant; who cannot take it is left out. */
void link_tell(const uint64_t *to, uint32_t count, enum note_kind kind);
/* What has come; false: nothing more. */
bool link_receive(struct note *note);
int link_ticket(uint64_t node);
uint64_t link_accept(int ticket); /* 0: it is none */
bool link_destroy(uint64_t node);
void link_release(uint64_t id);

/*
 * The window. Both roles have the same parts.
 */
struct window_calls {
	const char *buttons[2];
	void (*shown)(void);			 /* the window is there */
	void (*give)(uint32_t number);		 /* to this one */
	void (*action)(int button);		 /* 0 or 1 of the two */
	int switches;				 /* the one that switches the lamp */
	void (*take)(const struct offer *offer); /* it was dropped here; NULL: it never is */
	void (*arrived)(const struct note *note);
};

/* family: the owner's process. */
bool window_create(uint32_t number, uint32_t family, const struct window_calls *calls);
void window_say(enum lamp_look look, const char *words);
void window_enable(int button, bool enabled);
void window_enable_give(uint32_t number, bool enabled);
void window_set_button(int button, const char *text);
void window_log(const char *what, uint64_t id, uint64_t stamp); /* stamp 0: sent by us */

/*
 * The roles.
 */
extern const struct window_calls owner_calls, holder_calls;
bool holder_begin(void); /* false: there is no owner */

#endif
