/* tests/host/commit_model_state.c - what each step of an actor does, and what must hold. */
#include "commit_model_state.h"
#include <string.h>

static const struct path *path_of(const struct model *m, const struct state *s, uint32_t actor)
{
	return &m->programs[actor].paths[s->path[actor]];
}

bool state_is_over(const struct model *m, const struct state *s, uint32_t actor)
{
	return s->at[actor] == path_of(m, s, actor)->count;
}

struct step state_next_step(const struct model *m, const struct state *s, uint32_t actor)
{
	return path_of(m, s, actor)->steps[s->at[actor]];
}

/* The queues that get an actor's message, as far as is known. */
static uint32_t reached_by(const struct model *m, const struct state *s, uint32_t actor)
{
	const struct program *p = &m->programs[actor];

	if (s->path[actor] && !p->leaves_out)
		return 0;
	return p->to & ~(uint32_t)s->path[actor];
}

/* ---- queues ---- */

static uint32_t place_of(const struct state *s, uint32_t q, uint32_t item)
{
	uint32_t at = s->head[q];

	while (at < s->count[q] && s->items[q][at] != item)
		at++;
	return at;
}

static void insert(struct state *s, uint32_t q, uint32_t at, uint32_t item)
{
	memmove(&s->items[q][at + 1], &s->items[q][at], s->count[q]++ - at);
	s->items[q][at] = (uint8_t)item;
}

static void take_out(struct state *s, uint32_t q, uint32_t at)
{
	memmove(&s->items[q][at], &s->items[q][at + 1], --s->count[q] - at);
	s->items[q][s->count[q]] = 0;
}

static bool is_staged(const struct state *s, uint32_t q)
{
	for (uint32_t at = s->head[q]; at < s->count[q]; at++)
		if (s->items[q][at] & ITEM_STAGED)
			return true;
	return false;
}

static void reserve(const struct model *m, struct state *s, uint32_t actor, uint32_t q)
{
	if ((uint32_t)s->count[q] - s->head[q] + s->reserved[q] >= m->room)
		s->path[actor] |= (uint8_t)(1u << q);
	else if (m->manner == QUEUE_PLAIN)
		s->reserved[q]++;
	else
		insert(s, q, s->count[q], actor | ITEM_STAGED);
}

static void unreserve(const struct model *m, struct state *s, uint32_t actor, uint32_t q)
{
	if (m->manner == QUEUE_PLAIN)
		s->reserved[q]--;
	else
		take_out(s, q, place_of(s, q, actor | ITEM_STAGED));
}

/* Does what is in the queue come before the actor's message? */
static bool is_before(const struct model *m, const struct state *s, uint32_t item, uint32_t actor)
{
	if (item & ITEM_STAGED)
		return false;
	if (s->stamp[item] != s->stamp[actor])
		return s->stamp[item] < s->stamp[actor];
	return m->manner == QUEUE_STAGED_BY_ARRIVAL || item < actor;
}

static void append(const struct model *m, struct state *s, uint32_t actor, uint32_t q)
{
	uint32_t at = s->head[q];

	unreserve(m, s, actor, q);
	if (m->manner == QUEUE_PLAIN)
		at = s->count[q];
	else
		while (at < s->count[q] && is_before(m, s, s->items[q][at], actor))
			at++;
	insert(s, q, at, actor);
}

/* Take the oldest. What has been received from another queue must be in this one as well, if it was
 * sent to it: false if not. */
static bool look(const struct model *m, struct state *s, uint32_t q)
{
	uint32_t there = 0;

	if (s->head[q] < s->count[q])
		s->received |= (uint8_t)(1u << s->items[q][s->head[q]++]);
	for (uint32_t at = 0; at < s->count[q]; at++)
		there |= 1u << s->items[q][at];
	for (uint32_t actor = 0; actor < m->actors; actor++)
		if (s->received & ~there & 1u << actor && reached_by(m, s, actor) & 1u << q)
			return false;
	return true;
}

/* ---- steps ---- */

static bool is_blocked(const struct state *s, struct step step)
{
	if (step.kind == STEP_LOCK)
		return s->holder[step.queue];
	return step.kind == STEP_LOOK && (s->holder[step.queue] || is_staged(s, step.queue));
}

static bool make(const struct model *m, struct state *s, uint32_t actor, struct step step)
{
	switch (step.kind) {
	case STEP_LOCK:
		s->holder[step.queue] = (uint8_t)(actor + 1);
		break;
	case STEP_UNLOCK:
		s->holder[step.queue] = 0;
		break;
	case STEP_RESERVE:
		reserve(m, s, actor, step.queue);
		break;
	case STEP_UNRESERVE:
		unreserve(m, s, actor, step.queue);
		break;
	case STEP_STAMP:
		s->stamp[actor] = ++s->last;
		break;
	case STEP_GUESS:
		s->stamp[actor] = (uint8_t)(s->last + 1);
		break;
	case STEP_SETTLE:
		s->last = s->last > s->stamp[actor] ? s->last : s->stamp[actor];
		break;
	case STEP_APPEND:
		append(m, s, actor, step.queue);
		break;
	default:
		return look(m, s, step.queue);
	}
	return true;
}

enum outcome state_step(const struct model *m, struct state *s, uint32_t actor, const char **wrong)
{
	const struct program *p = &m->programs[actor];
	struct step step = state_next_step(m, s, actor);

	if (is_blocked(s, step))
		return STEP_BLOCKED;
	if (s->at[actor] == p->looks)
		s->before[actor] = s->returned | s->received;
	if (!make(m, s, actor, step)) {
		*wrong = "a message is received from one queue, and is not in the other";
		return STEP_WRONG;
	}
	s->at[actor]++;
	if (state_is_over(m, s, actor) && reached_by(m, s, actor))
		s->returned |= (uint8_t)(1u << actor);
	return STEP_DONE;
}

/* ---- the end ---- */

static bool is_whole(const struct model *m, const struct state *s)
{
	for (uint32_t q = 0; q < MODEL_QUEUES; q++) {
		uint32_t there = 0, wanted = 0;

		for (uint32_t at = 0; at < s->count[q]; at++) {
			if (s->items[q][at] >= MODEL_ACTORS || there & 1u << s->items[q][at])
				return false;
			there |= 1u << s->items[q][at];
		}
		for (uint32_t actor = 0; actor < m->actors; actor++)
			if (reached_by(m, s, actor) & 1u << q)
				wanted |= 1u << actor;
		if (there != wanted || s->reserved[q])
			return false;
	}
	return true;
}

/* Stamps rise in each queue; where several may have the same they do not fall. */
static bool is_rising(const struct model *m, const struct state *s)
{
	for (uint32_t q = 0; q < MODEL_QUEUES; q++)
		for (uint32_t at = 1; at < s->count[q]; at++) {
			uint32_t one = s->stamp[s->items[q][at - 1]];
			uint32_t next = s->stamp[s->items[q][at]];

			if (one > next || (one == next && m->manner == QUEUE_PLAIN))
				return false;
		}
	return true;
}

/* Does a queue have this message before that one? */
static bool has_before(const struct state *s, uint32_t q, uint32_t first, uint32_t then)
{
	bool seen = false;

	for (uint32_t at = 0; at < s->count[q]; at++) {
		seen |= s->items[q][at] == first;
		if (seen && s->items[q][at] == then)
			return true;
	}
	return false;
}

static bool do_agree(const struct model *m, const struct state *s)
{
	for (uint32_t a = 0; a < m->actors; a++)
		for (uint32_t b = 0; b < a; b++) {
			bool one = false, other = false;

			for (uint32_t q = 0; q < MODEL_QUEUES; q++) {
				one |= has_before(s, q, a, b);
				other |= has_before(s, q, b, a);
			}
			if (one && other)
				return false;
		}
	return true;
}

static bool is_causal(const struct model *m, const struct state *s)
{
	for (uint32_t actor = 0; actor < m->actors; actor++)
		for (uint32_t other = 0; other < m->actors; other++)
			if (reached_by(m, s, actor) && s->before[actor] & 1u << other &&
			    s->stamp[other] >= s->stamp[actor])
				return false;
	return true;
}

const char *state_judge(const struct model *m, const struct state *s)
{
	if (!is_whole(m, s))
		return "a message is in some of its queues only";
	if (!do_agree(m, s))
		return "two queues disagree";
	if (!is_rising(m, s))
		return "a queue is not in the order of the stamps";
	if (!is_causal(m, s))
		return "what was sent later has a smaller stamp";
	return NULL;
}
