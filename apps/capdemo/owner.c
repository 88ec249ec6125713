/* apps/capdemo/owner.c - the lamp: made, switched by whoever holds it, destroyed. */
#include <stdio.h>
#include <string.h>
#include "capdemo.h"
#include "handle.h"
#include "proc.h"
#include "sys.h"

#define ALL_THERE "capdemo: all are there" /* in the system's log, for tests to wait for */

static uint64_t lamp = LAMP;
static uint64_t inbox[PEOPLE]; /* capabilities; 0: not there */
static bool looks[PEOPLE];     /* at the lamp: is told how it is */
static bool on, destroyed;

static void say(const char *more)
{
	char words[128];

	if (destroyed)
		snprintf(words, sizeof(words),
			 "Node %llu is destroyed.\nAll who held it have been told.",
			 (unsigned long long)lamp);
	else
		snprintf(words, sizeof(words), "The lamp is node %llu.\n%s",
			 (unsigned long long)lamp, more);
	window_say(destroyed ? LAMP_GONE : on ? LAMP_ON : LAMP_OFF, words);
}

static void enable(void)
{
	window_set_button(0, destroyed ? "&New Lamp" : "&Destroy Node");
	window_enable(1, !destroyed);
	for (uint32_t i = 1; i < PEOPLE; i++)
		window_enable_give(i, !destroyed && inbox[i]);
}

/* Each gets the same ticket, and counts as one more that holds the desk. */
static void start_holders(void)
{
	int handles[TICKET] = {HANDLE_STDIN, HANDLE_STDOUT, HANDLE_STDERR, HANDLE_NONE,
			       link_ticket(DESK)};
	char number[4], family[12];
	const char *const argv[] = {"capdemo", number, family, NULL};

	snprintf(family, sizeof(family), "%u", (unsigned)ProcGetId());

	for (int i = 1; i < PEOPLE; i++) {
		int process;

		snprintf(number, sizeof(number), "%d", i);
		process = ProcStartWith(PATH, argv, handles, TICKET);
		if (process > 0)
			HandleClose(process);
	}
	HandleClose(handles[TICKET - 1]);
}

static void shown(void)
{
	say("Give it to somebody.");
	enable();
	start_holders();
}

static void give(uint32_t number)
{
	char words[64];

	if (destroyed || !inbox[number] || link_send(inbox[number], NOTE_GIVE, lamp) < 0)
		return;
	snprintf(words, sizeof(words), "Given to %s.", name_of(number));
	say(words);
}

static void forget_lookers(void)
{
	memset(looks, 0, sizeof(looks));
}

static void destroy_or_make(void)
{
	forget_lookers();
	if (!destroyed) {
		destroyed = link_destroy(lamp);
		on = false;
	} else {
		link_release(lamp); /* nothing more is heard of it */
		lamp += LAMP_STEP;
		destroyed = false;
	}
	say("It is new: nobody holds it yet.");
	enable();
}

/* All who have it, at one instant. */
static void tell_lookers(void)
{
	uint64_t to[PEOPLE];
	uint32_t count = 0;

	for (uint32_t i = 1; i < PEOPLE; i++)
		if (looks[i] && inbox[i])
			to[count++] = inbox[i];
	link_tell(to, count, on ? NOTE_LIT : NOTE_DARK);
}

static void look(uint32_t number, bool begins)
{
	looks[number] = begins;
	if (begins && inbox[number])
		link_send(inbox[number], on ? NOTE_LIT : NOTE_DARK, 0);
}

static void switch_it(const char *who)
{
	char words[64];

	on = !on;
	tell_lookers();
	snprintf(words, sizeof(words), "%s has switched it %s.", who, on ? "on" : "off");
	say(words);
}

static void action(int button)
{
	if (button == 0)
		destroy_or_make();
	else if (!destroyed)
		switch_it(name_of(0));
}

/* Everybody else is told where this one is, and it where they are. */
static void introduce(uint32_t number, uint64_t cap)
{
	int there = 0;

	inbox[number] = cap;
	for (uint32_t i = 1; i < PEOPLE; i++) {
		there += inbox[i] != 0;
		if (!inbox[i] || i == number)
			continue;
		link_send_about(inbox[i], NOTE_MEET, number, cap);
		link_send_about(cap, NOTE_MEET, i, inbox[i]);
	}
	if (there == PEOPLE - 1)
		SysLog(ALL_THERE, sizeof(ALL_THERE) - 1);
}

static void gone(uint64_t node)
{
	for (uint32_t i = 1; i < PEOPLE; i++) {
		if (inbox[i] != node)
			continue;
		inbox[i] = 0;
		looks[i] = false;
		link_release(node);
	}
}

static void arrived(const struct note *n)
{
	if (n->destroyed)
		gone(n->node);
	else if (n->released && n->node == lamp && !destroyed) {
		forget_lookers();
		say("Nobody else holds it.");
	} else if (n->kind == NOTE_HELLO && n->node == DESK && n->number && n->cap)
		introduce(n->number, n->cap);
	else if (n->kind == NOTE_SWITCH && n->node == lamp && !destroyed)
		switch_it(name_of(n->number));
	else if ((n->kind == NOTE_LOOK || n->kind == NOTE_LEAVE) && n->node == lamp && !destroyed)
		look(n->number, n->kind == NOTE_LOOK);
	enable();
}

const struct window_calls owner_calls = {
	{"&Destroy Node", "&Switch"}, shown, give, action, 1, NULL, arrived};
