/* tests/host/commit_model.c - a search through all states, the nearest first. */
#include "commit_model.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "commit_model_state.h"

struct seen {
	struct state state;
	uint8_t actor;	 /* whose step led here */
	uint32_t parent; /* from there */
};

static struct seen *seen;
static uint32_t seen_count, seen_room;
static uint32_t *table; /* of indices into it + 1, twice as many */

static uint32_t hash(const struct state *s)
{
	uint32_t words[(sizeof *s + 3) / 4] = {0};
	uint32_t h = 0;

	memcpy(words, s, sizeof *s);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		h = (h ^ words[i]) * 0x9e3779b1u + (h >> 15);
	return h ^ h >> 16;
}

/* Where the state stands in the table, or would. */
static uint32_t *slot_of(const struct state *s)
{
	uint32_t mask = seen_room * 2 - 1;
	uint32_t at = hash(s) & mask;

	while (table[at] && memcmp(&seen[table[at] - 1].state, s, sizeof *s) != 0)
		at = (at + 1) & mask;
	return &table[at];
}

static void grow(void)
{
	seen_room = seen_room ? seen_room * 2 : 1024;
	seen = realloc(seen, seen_room * sizeof *seen);
	free(table);
	table = calloc(seen_room, 2 * sizeof *table);
	if (!seen || !table)
		abort();
	for (uint32_t i = 0; i < seen_count; i++)
		*slot_of(&seen[i].state) = i + 1;
}

static void remember(const struct state *s, uint32_t actor, uint32_t parent)
{
	uint32_t *slot;

	if (seen_count == seen_room)
		grow();
	slot = slot_of(s);
	if (*slot)
		return;
	seen[seen_count] = (struct seen){*s, (uint8_t)actor, parent};
	*slot = ++seen_count;
}

/* ---- what led to a state ---- */

static void tell_step(const struct model *m, uint32_t from, uint32_t actor, char *text, size_t size)
{
	static const char *const names[] = {"lock",  "unlock", "reserve", "give back", "stamp",
					    "guess", "settle", "append",  "look"};
	struct step step = state_next_step(m, &seen[from].state, actor);
	size_t length = strlen(text);

	length += (size_t)snprintf(text + length, size - length, "%s%c %s", length ? ", " : "",
				   (int)('A' + actor), names[step.kind]);
	if (step.kind != STEP_STAMP && step.kind != STEP_GUESS && step.kind != STEP_SETTLE)
		snprintf(text + length, size - length, " %u", step.queue);
}

static void tell_way(const struct model *m, uint32_t to, char *text, size_t size)
{
	if (!to)
		return;
	tell_way(m, seen[to].parent, text, size);
	tell_step(m, seen[to].parent, seen[to].actor, text, size);
}

/* ---- the search ---- */

void model_free(void)
{
	free(seen);
	free(table);
	seen = NULL;
	table = NULL;
	seen_count = seen_room = 0;
}

/* All states that follow from this one; what is wrong, or NULL. */
static const char *go_on(const struct model *m, uint32_t from, struct model_result *result)
{
	uint32_t over = 0, blocked = 0;

	for (uint32_t actor = 0; actor < m->actors; actor++) {
		struct state next = seen[from].state;
		const char *wrong = NULL;

		if (state_is_over(m, &next, actor)) {
			over++;
			continue;
		}
		switch (state_step(m, &next, actor, &wrong)) {
		case STEP_DONE:
			remember(&next, actor, from);
			break;
		case STEP_BLOCKED:
			blocked++;
			break;
		case STEP_WRONG:
			tell_way(m, from, result->how, sizeof result->how);
			tell_step(m, from, actor, result->how, sizeof result->how);
			return wrong;
		}
	}
	if (over == m->actors)
		return state_judge(m, &seen[from].state);
	return over + blocked == m->actors ? "nobody can go on" : NULL;
}

void model_explore(const struct model *m, struct model_result *result)
{
	static const struct state start;

	memset(result, 0, sizeof *result);
	model_free();
	remember(&start, 0, 0);
	for (uint32_t i = 0; i < seen_count && !result->wrong; i++) {
		result->wrong = go_on(m, i, result);
		if (result->wrong && !result->how[0])
			tell_way(m, i, result->how, sizeof result->how);
	}
	result->states = seen_count;
}
