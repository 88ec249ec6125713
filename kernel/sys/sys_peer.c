/* kernel/sys/sys_peer.c - system calls of peers (include/peer.h). */
#include "abi/error.h"
#include "abi/limits.h"
#include "ipc/mbus.h"
#include "ipc/peer.h"
#include "syscall_kernel.h"
#include "task/process.h"

/* A peer's handle has the right to wait, and no other that could be missing. */
static inline __attribute__((always_inline)) int get(int32_t handle, struct peer **p)
{
	*p = (struct peer *)process_object(handle, &peer_type, RIGHT_WAIT);
	if (__builtin_expect(*p != NULL, 1))
		return 0;
	return handle_refused(current_process(), handle, &peer_type, RIGHT_WAIT);
}

/* The same for calls that are rare. */
static __attribute__((noinline)) int get_rare(int32_t handle, struct peer **p)
{
	return get(handle, p);
}

int32_t sys_peer_create(uint32_t pool_size)
{
	struct peer *p;
	int result;

	if (!pool_size || pool_size > PEER_POOL_MAX)
		return -EINVAL;
	result = peer_create(pool_size, &p);
	if (result)
		return result;
	/* It ends with its process, so it does not travel. */
	result = handle_open(current_process(), peer_object(p), RIGHT_WAIT);
	if (result < 0)
		object_unref(peer_object(p));
	return result;
}

/* Before anything is done: what comes of it can be told there. The program sees no difference. */
static int try_memory(uptr at, void *bytes, uint32_t size)
{
	int error = copy_from_user(bytes, at, size);

	return error ? error : copy_to_user(at, bytes, size);
}

/* ---- sending -------------------------------------------------------------------------------- */

static inline int check(const struct peer_send *s)
{
	bool seed = s->flags & PEER_SEED;

	if (s->flags & ~PEER_FLAGS || (seed && s->flags != PEER_SEED))
		return -EINVAL;
	if (seed ? s->to_count != 0 : s->to_count == 0)
		return -EINVAL;
	if (s->flags & PEER_CALL && !s->cap_count)
		return -EINVAL;
	if (s->to_count > PEER_DESTINATIONS_MAX || s->iov_count > PEER_IOV_MAX ||
	    s->cap_count > PEER_CAPS_MAX || s->file_count > PEER_FILES_MAX ||
	    s->answer_size > PEER_BYTES_MAX || s->answer_caps > PEER_CAPS_MAX ||
	    s->answer_files > PEER_FILES_MAX)
		return -EMSGSIZE;
	return 0;
}

static int copy_pieces(struct peer_parts *parts, const struct peer_send *s)
{
	parts->piece_count = s->iov_count;
	parts->size = 0;
	if (copy_from_user(parts->pieces, (uptr)s->iov, s->iov_count * sizeof *parts->pieces))
		return -EFAULT;
	for (uint32_t i = 0; i < s->iov_count; i++) {
		if (parts->pieces[i].size > PEER_BYTES_MAX - parts->size)
			return -EMSGSIZE;
		parts->size += parts->pieces[i].size;
	}
	return 0;
}

static int copy_parts(struct peer_parts *parts, const struct peer_send *s)
{
	parts->flags = s->flags;
	parts->to_count = s->to_count;
	parts->cap_count = s->cap_count;
	parts->file_count = 0;
	parts->answer_size = s->answer_size;
	parts->answer_caps = s->answer_caps;
	parts->answer_files = s->answer_files;
	if (copy_from_user(parts->to, (uptr)s->to, s->to_count * sizeof *parts->to) ||
	    (s->cap_count &&
	     copy_from_user(parts->caps, (uptr)s->caps, s->cap_count * sizeof *parts->caps)))
		return -EFAULT;
	return copy_pieces(parts, s);
}

static void drop_files(struct peer_parts *parts)
{
	while (parts->file_count)
		object_unref(parts->files[--parts->file_count]);
}

/* Peers and bus connections are their process's. */
static bool is_bound(int32_t handle)
{
	struct object *o;
	bool bound = false;

	if (!handle_get(current_process(), handle, NULL, 0, &o)) {
		bound = o->type == &peer_type || o->type == &mbus_type;
		object_unref(o);
	}
	return bound;
}

static int get_files(struct peer_parts *parts, const struct peer_send *s)
{
	struct process *self = current_process();
	int32_t handles[PEER_FILES_MAX];
	int error = 0;

	if (copy_from_user(handles, (uptr)s->files, s->file_count * sizeof *handles))
		return -EFAULT;
	for (uint32_t i = 0; i < s->file_count && !error; i++) {
		error = handle_get(self, handles[i], NULL, RIGHT_TRANSFER, &parts->files[i]);
		if (error == -EACCES && is_bound(handles[i]))
			error = -EPERM;
		if (error)
			break;
		parts->file_count++;
		error = handle_rights(self, handles[i], &parts->file_rights[i]);
	}
	if (error)
		drop_files(parts);
	return error;
}

static int try_errors(const struct peer_send *s)
{
	int32_t errors[PEER_DESTINATIONS_MAX];

	return try_memory((uptr)s->errors, errors, s->to_count * sizeof *errors);
}

static int send(struct peer *p, const struct peer_send *s)
{
	struct peer_parts parts;
	int result = copy_parts(&parts, s);

	if (!result && s->flags & PEER_CONTINUE && s->errors)
		result = try_errors(s);
	if (!result && s->file_count)
		result = get_files(&parts, s);
	if (result)
		return result;
	result = peer_send(p, &parts);
	if (result < 0) {
		drop_files(&parts);
		return result;
	}
	if (s->flags & PEER_CONTINUE && s->errors)
		copy_to_user((uptr)s->errors, parts.errors, s->to_count * sizeof *parts.errors);
	return result;
}

/* 64 bits are two words. */
static inline uint64_t id_of(uint32_t low, uint32_t high)
{
	return (uint64_t)high << 32 | low;
}

/* The usual one: bytes in one piece to one node, at most one capability. */
static inline bool is_plain(const struct peer_send *s)
{
	return s->to_count == 1 && s->iov_count == 1 && s->cap_count <= 1 &&
	       !(s->flags | s->file_count | s->answer_size);
}

static inline int send_plain(struct peer *p, const struct peer_send *s)
{
	uint32_t to[2], piece[2], cap[2];

	if (copy_2_words_from_user(to, (uptr)s->to) || copy_2_words_from_user(piece, (uptr)s->iov))
		return -EFAULT;
	if (!s->cap_count)
		return peer_send_quick(p, id_of(to[0], to[1]), piece[0], piece[1]);
	if (copy_2_words_from_user(cap, (uptr)s->caps))
		return -EFAULT;
	return peer_send_quick_cap(p, id_of(to[0], to[1]), piece[0], piece[1],
				   id_of(cap[0], cap[1]));
}

/* What to send, checked. */
static inline int copy_send(struct peer_send *s, uptr from, bool *plain)
{
	if (from > USER_END - sizeof *s || user_copy_inline(s, (const void *)from, sizeof *s))
		return -EFAULT;
	*plain = is_plain(s);
	return *plain ? 0 : check(s);
}

static inline int send_any(struct peer *p, const struct peer_send *s, bool plain)
{
	int result = plain ? send_plain(p, s) : -EAGAIN;

	return result == -EAGAIN ? send(p, s) : result;
}

int32_t sys_peer_send(int32_t handle, uptr from)
{
	struct peer_send s;
	struct peer *p;
	bool plain;
	int result = copy_send(&s, from, &plain);

	if (!result)
		result = get(handle, &p);
	if (result)
		return result;
	result = send_any(p, &s, plain);
	object_unref(peer_object(p));
	return result;
}

/* ---- receiving ------------------------------------------------------------------------------ */

#define RECEIVE_FLAGS (PEER_PEEK | PEER_READ_SEED | PEER_RELEASE)

static inline int release_last(struct peer *p, uptr message)
{
	uptr at = message + offsetof(struct peer_message, offset);
	uint32_t words[2]; /* the offset, and the size */

	if (message > USER_END - sizeof(struct peer_message) || copy_2_words_from_user(words, at))
		return -EFAULT;
	return peer_slice_release(p, words[0]);
}

/* Is it memory of the program? */
static int look_at(uptr message)
{
	struct peer_message m;

	return copy_from_user(&m, message, sizeof m);
}

int32_t sys_peer_receive(int32_t handle, uptr message, uint32_t flags, uint32_t timeout)
{
	struct peer *p;
	int result;

	if (flags & ~(uint32_t)RECEIVE_FLAGS)
		return -EINVAL;
	result = get(handle, &p);
	if (result)
		return result;
	if (flags & PEER_RELEASE)
		result = release_last(p, message);
	if (!result)
		result = peer_receive(p, message, flags & ~(uint32_t)PEER_RELEASE, timeout);
	object_unref(peer_object(p));
	return result;
}

int32_t sys_peer_exchange(int32_t handle, uptr from, uptr message, uint32_t flags, uint32_t timeout)
{
	struct peer_send s;
	struct peer *p;
	bool plain;
	int result;

	if (flags & ~(uint32_t)RECEIVE_FLAGS)
		return -EINVAL;
	result = copy_send(&s, from, &plain);
	if (!result)
		result = get(handle, &p);
	if (result)
		return result;
	if (flags & PEER_RELEASE)
		result = release_last(p, message);
	else
		result = look_at(message);
	if (!result)
		result = send_any(p, &s, plain);
	if (result >= 0)
		result = peer_receive(p, message, flags & ~(uint32_t)PEER_RELEASE, timeout);
	object_unref(peer_object(p));
	return result;
}

/* ---- the others ----------------------------------------------------------------------------- */

int32_t sys_peer_slice_release(int32_t handle, uint32_t offset)
{
	struct peer *p;
	int result = get(handle, &p);

	if (result)
		return result;
	result = peer_slice_release(p, offset);
	object_unref(peer_object(p));
	return result;
}

int32_t sys_node_destroy(int32_t handle, uptr ids, uint32_t count)
{
	uint64_t copies[PEER_DESTINATIONS_MAX];
	struct peer *p;
	int result;

	if (!count || count > PEER_DESTINATIONS_MAX)
		return -EINVAL;
	if (copy_from_user(copies, ids, count * sizeof *copies))
		return -EFAULT;
	result = get_rare(handle, &p);
	if (result)
		return result;
	result = peer_destroy_nodes(p, copies, count);
	object_unref(peer_object(p));
	return result;
}

int32_t sys_cap_release(int32_t handle, uint32_t low, uint32_t high)
{
	struct peer *p;
	int result = get_rare(handle, &p);

	if (result)
		return result;
	result = peer_release(p, id_of(low, high));
	object_unref(peer_object(p));
	return result;
}

static int reset(int32_t handle, bool again)
{
	struct peer *p;
	int result = get_rare(handle, &p);

	if (result)
		return result;
	result = peer_reset(p, again);
	object_unref(peer_object(p));
	return result;
}

int32_t sys_peer_reset(int32_t handle)
{
	return reset(handle, true);
}

int32_t sys_peer_disconnect(int32_t handle)
{
	return reset(handle, false);
}

int32_t sys_peer_query(int32_t handle, uptr to)
{
	struct peer_info info;
	struct peer *p;
	int result = get_rare(handle, &p);

	if (result)
		return result;
	peer_query(p, &info);
	object_unref(peer_object(p));
	return copy_to_user(to, &info, sizeof info);
}

int32_t sys_peer_ticket(int32_t handle, uint32_t low, uint32_t high)
{
	struct object *ticket;
	struct peer *p;
	int result = get_rare(handle, &p);

	if (result)
		return result;
	result = peer_ticket(p, id_of(low, high), &ticket);
	object_unref(peer_object(p));
	if (result)
		return result;
	result = handle_open(current_process(), ticket, RIGHT_READ | RIGHT_TRANSFER);
	if (result < 0)
		object_unref(ticket);
	return result;
}

static int accept_ticket(struct peer *p, int32_t handle, uptr cap)
{
	struct object *ticket;
	uint64_t id;
	int result = try_memory(cap, &id, sizeof id);

	if (!result)
		result = handle_get(current_process(), handle, &ticket_type, RIGHT_READ, &ticket);
	if (result)
		return result;
	result = peer_accept(p, ticket, &id);
	object_unref(ticket);
	return result ? result : copy_to_user(cap, &id, sizeof id);
}

int32_t sys_peer_accept(int32_t handle, int32_t ticket, uptr cap)
{
	struct peer *p;
	int result = get_rare(handle, &p);

	if (result)
		return result;
	result = accept_ticket(p, ticket, cap);
	object_unref(peer_object(p));
	return result;
}
