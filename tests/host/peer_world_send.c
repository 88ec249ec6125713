/* tests/host/peer_world_send.c - letters: what is sent, and what may become of it. */
#include "peer_shim.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "peer_world_parts.h"

static bool names_twice(const struct letter *l)
{
	for (uint32_t i = 0; i < l->to_count; i++)
		for (uint32_t k = 0; k < i; k++)
			if (l->to[i] == l->to[k])
				return true;
	return false;
}

/* Before the call; true: it is the promised answer to a call, and must not be refused. */
static bool begin_letter(struct letter *l)
{
	struct world_node *to = node_at(l->to_count ? l->to[0] : 0);
	bool answer = l->to_count == 1 && !to->sending && to->promised &&
		      l->size <= to->answer_size && !l->cap_count && !l->file && !to->maybe_dead &&
		      !is_owner(l->from, l->to[0]);

	l->seen = world.seen;
	for (uint32_t i = 0; i < l->to_count; i++) {
		l->epochs[i] = world_epoch(l->to[i]);
		l->unreachable[i] = node_at(l->to[i])->dead;
		node_at(l->to[i])->promised = false;
		node_at(l->to[i])->sends++;
		node_at(l->to[i])->sending++;
	}
	for (uint32_t i = 0; i < l->cap_count; i++) {
		l->dead[i] = node_at(l->carried[i])->dead;
		node_at(l->carried[i])->promised = false;
		node_at(l->carried[i])->given = true;
	}
	return answer;
}

static void settle_nodes(struct letter *l)
{
	bool made = l->result > 0 || (!l->result && l->flags & PEER_SEED);

	for (uint32_t i = 0; i < l->to_count; i++)
		world_settle(l->from, l->to[i], made);
	for (uint32_t i = 0; i < l->cap_count; i++)
		world_settle(l->from, l->carried[i], made);
}

static void check_error(const struct letter *l, int error, uint32_t i)
{
	if (error == -EHOSTUNREACH || error == -ESHUTDOWN)
		assert_true(node_at(l->to[i])->maybe_dead);
	else
		assert_true(error == -EDQUOT || error == -EXFULL);
}

/* All or none; those that were left out have a reason. */
static void check_letter(struct letter *l)
{
	int sent = 0;

	if (l->result < 0) {
		bool reason = names_twice(l) || has_failed_for_memory(l->result);

		for (uint32_t i = 0; i < l->to_count; i++) {
			assert_int_equal(l->received[i], 0);
			reason |= node_at(l->to[i])->maybe_dead;
		}
		if (l->flags & PEER_CALL)
			reason |= node_at(l->carried[0])->calls > 1 ||
				  node_at(l->carried[0])->maybe_dead;
		assert_true(reason || l->result == -EDQUOT || l->result == -EXFULL);
		return;
	}
	assert_false(names_twice(l));
	for (uint32_t i = 0; i < l->to_count; i++) {
		sent += !l->errors[i];
		assert_true(l->errors[i] || !l->unreachable[i]);
		if (!l->errors[i])
			continue;
		check_error(l, l->errors[i], i);
		assert_int_equal(l->received[i], 0);
	}
	assert_int_equal(l->result, sent);
}

static void fill_parts(struct peer_parts *parts, const struct letter *l, const void *bytes)
{
	parts->flags = l->flags;
	parts->to_count = l->to_count;
	parts->cap_count = l->cap_count;
	parts->piece_count = 1;
	parts->pieces[0] = (struct peer_piece){(uptr)bytes, l->size};
	parts->size = l->size;
	parts->answer_size = l->answer_size;
	parts->answer_caps = l->answer_caps;
	parts->answer_files = 0;
	parts->file_count = l->file != NULL;
	parts->files[0] = l->file;
	parts->file_rights[0] = 0;
	memset(parts->errors, 0, sizeof parts->errors);
	for (uint32_t i = 0; i < l->to_count; i++)
		parts->to[i] = world_id(l->from, l->to[i]);
	for (uint32_t i = 0; i < l->cap_count; i++)
		parts->caps[i] = world_id(l->from, l->carried[i]);
}

/* As the system call does it: the short way where that may do. */
static int send_parts(struct player *p, struct peer_parts *parts)
{
	bool plain = parts->to_count == 1 && parts->cap_count <= 1 &&
		     !(parts->flags | parts->file_count | parts->answer_size);
	uptr bytes = parts->pieces[0].bytes;
	int result = -EAGAIN;

	if (plain && parts->cap_count)
		result = peer_send_quick_cap(p->peer, parts->to[0], bytes, parts->size,
					     parts->caps[0]);
	else if (plain)
		result = peer_send_quick(p->peer, parts->to[0], bytes, parts->size);
	return result == -EAGAIN ? peer_send(p->peer, parts) : result;
}

static struct letter *keep_letter(struct player *p, const struct letter *what)
{
	struct letter *l = &world.letters[world.letter_count];

	assert_true(world.letter_count < LETTERS);
	*l = *what;
	l->number = world.letter_count++;
	l->from = p;
	l->size += sizeof(struct head);
	return l;
}

static void post_letter(struct player *p, struct letter *l)
{
	uint8_t bytes[2048] = {0};
	struct peer_parts parts;

	((struct head *)bytes)->number = l->number;
	fill_parts(&parts, l, bytes);
	l->result = send_parts(p, &parts);
	if (l->result < 0 && l->file)
		object_unref(l->file);
	if (l->flags & PEER_CONTINUE)
		memcpy(l->errors, parts.errors, sizeof l->errors);
	l->done = true;
	for (uint32_t i = 0; i < l->to_count; i++)
		node_at(l->to[i])->sending--;
	settle_nodes(l);
}

/* Its room is there: unless the answer has come already, or nobody has the node any more. */
static void check_call(struct letter *l, uint32_t sends)
{
	struct world_node *n = node_at(l->carried[0]);
	bool waits = false; /* with someone else, who therefore has the node */

	n->call = l->number;
	n->answer_size = l->answer_size;
	n->promised = n->sends == sends && !n->sending && n->calls == 1;
	for (uint32_t i = 0; i < l->to_count; i++)
		waits |= !is_owner(l->from, l->to[i]) && !l->errors[i] && !l->received[i] &&
			 l->epochs[i] == world_epoch(l->to[i]);
	if (n->promised && waits && !n->maybe_dead)
		assert_true(node_of(peer_find(l->from->peer, n->id))->answer.kept);
}

static void begin_call(struct letter *l)
{
	if (!(l->flags & PEER_CALL))
		return;
	l->answer_size += sizeof(struct head);
	node_at(l->carried[0])->calls++;
}

void world_send(struct player *p, const struct letter *what)
{
	struct letter *l = keep_letter(p, what);
	struct world_node *first = node_at(l->to[0]), *call = node_at(l->carried[0]);
	uint32_t sends, call_sends;
	int hot = world.hot;

	world.hot = l->flags & PEER_CALL ? l->carried[0] : l->to[0];
	begin_call(l);
	l->answers = begin_letter(l);
	sends = first->sends;
	call_sends = call->sends;
	post_letter(p, l);
	world.hot = hot;
	check_letter(l);
	l->answers &= first->sends == sends && !first->maybe_dead;
	if (l->answers && l->result != 1)
		assert_true(has_failed_for_memory(l->result));
	if (l->flags & PEER_CALL && l->result > 0)
		check_call(l, call_sends);
}

void world_plant(struct player *p, int n)
{
	struct letter *l, seed = {.flags = PEER_SEED, .cap_count = 1, .carried = {n}};

	if (n == NONE)
		return;
	l = keep_letter(p, &seed);
	begin_letter(l);
	post_letter(p, l);
	assert_true(l->result == 0 || l->result == -EXFULL || l->result == -EDQUOT ||
		    has_failed_for_memory(l->result));
}
