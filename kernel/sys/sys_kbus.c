/* kernel/sys/sys_kbus.c - system calls of KBus (include/kbus.h). */
#include "abi/error.h"
#include "cpu/string.h"
#include "ipc/kbus_file.h"
#include "syscall_kernel.h"
#include "task/process.h"

/* The connection behind a handle, with a reference. */
static inline __attribute__((always_inline)) int get(int32_t handle, uint32_t rights,
						     struct kbus_file **f)
{
	*f = (struct kbus_file *)process_object(handle, &kbus_type, rights);
	if (__builtin_expect(*f != NULL, 1))
		return 0;
	return handle_refused(current_process(), handle, &kbus_type, rights);
}

/* The same for what needs no right. */
static int get_any(int32_t handle, struct kbus_file **f)
{
	struct object *o = NULL;
	int error = handle_get(current_process(), handle, &kbus_type, 0, &o);

	*f = (struct kbus_file *)o;
	return error;
}

static inline void put(struct kbus_file *f)
{
	object_unref(&f->c.object);
}

/* Where the id of a message goes can be written; what is there stays. */
static int check_id(uptr id)
{
	uint64_t before;

	if (!id)
		return 0;
	return copy_from_user(&before, id, sizeof before) ||
			       copy_to_user(id, &before, sizeof before)
		       ? -EFAULT
		       : 0;
}

static int tell_id(uptr to, uint64_t id)
{
	return to ? copy_to_user(to, &id, sizeof id) : 0;
}

/* ---- connections ---------------------------------------------------------------------------- */

int32_t sys_k_bus_new_device(void)
{
	return current_process()->privileges & PRIV_MOUNT ? kbus_device_create() : -EPERM;
}

int32_t sys_k_bus_open(uint32_t bus)
{
	struct process *p = current_process();
	struct object *o;
	int result = handle_reserve(p);

	if (result)
		return result;
	result = kbus_open(bus, &o);
	if (result) {
		handle_unreserve(p);
		return result;
	}
	return handle_open_reserved(p, o, RIGHT_READ | RIGHT_WRITE | RIGHT_WAIT | RIGHT_TRANSFER);
}

static int name_from_user(char *text, uptr from, struct kbus_name *name)
{
	int length = copy_string_from_user(text, from, KBUS_NAME_MAX + 1);

	return length < 0 ? length : kbus_name_check(name, text, length);
}

static int bind(int32_t handle, uptr name, uint32_t flags,
		int (*act)(struct kbus_connection *, const struct kbus_name *, bool))
{
	char text[KBUS_NAME_MAX + 1];
	struct kbus_name n;
	struct kbus_file *f;
	int result;

	if (flags & ~KBUS_REPLIER)
		return -EINVAL;
	result = get(handle, RIGHT_READ, &f);
	if (result)
		return result;
	result = name_from_user(text, name, &n);
	if (!result) {
		kbus_lock(f);
		result = act(&f->c, &n, flags & KBUS_REPLIER);
		kbus_unlock(f);
	}
	put(f);
	return result;
}

int32_t sys_k_bus_bind(int32_t handle, uptr name, uint32_t flags)
{
	return bind(handle, name, flags, kbus_bind);
}

int32_t sys_k_bus_unbind(int32_t handle, uptr name, uint32_t flags)
{
	return bind(handle, name, flags, kbus_unbind);
}

int32_t sys_k_bus_replier(int32_t handle, uptr name)
{
	char text[KBUS_NAME_MAX + 1];
	struct kbus_name n;
	struct kbus_file *f;
	int result = get_any(handle, &f);

	if (result)
		return result;
	result = name_from_user(text, name, &n);
	if (!result && n.kind != KBUS_NAME_PLAIN)
		result = -EBADMSG;
	if (!result) {
		kbus_lock(f);
		result = (int)kbus_replier(f->c.bus, &n);
		kbus_unlock(f);
	}
	put(f);
	return result;
}

int32_t sys_k_bus_control(int32_t handle, uint32_t what, uint32_t value)
{
	struct kbus_file *f;
	int result = get(handle, RIGHT_READ, &f);

	if (result)
		return result;
	kbus_lock(f);
	result = kbus_control(&f->c, what, value);
	kbus_unlock(f);
	put(f);
	return result;
}

int32_t sys_k_bus_query(int32_t handle, uptr info)
{
	struct kbus_info i;
	struct kbus_file *f;
	int result = get_any(handle, &f);

	if (result)
		return result;
	kbus_query_file(f, &i);
	put(f);
	return copy_to_user(info, &i, sizeof i);
}

/* ---- sending -------------------------------------------------------------------------------- */

/* Name and data behind the head. */
static int fill_body(struct kbus_body *body, uptr name, uptr data)
{
	uint32_t name_size = body->head.name_size, data_size = body->head.data_size;
	char *bytes = (char *)(body + 1);

	if (!user_range_ok(name, name_size) || !user_range_ok(data, data_size))
		return -EFAULT;
	return user_copy_inline(bytes, (const void *)name, name_size) ||
			       user_copy_inline(bytes + name_size, (const void *)data, data_size)
		       ? -EFAULT
		       : 0;
}

/* A message of the program's, whole and checked; its head is read into a short one, which most are.
 */
static int make_body(struct kbus_connection *c, uptr head, uptr name, uptr data, uint32_t more,
		     struct kbus_body **out)
{
	struct kbus_body *body = kbus_body_create(&c->spare, 0), *large;
	uint32_t size;
	int error = 0;

	if (!body)
		return -ENOMEM;
	if (!user_range_ok(head, sizeof body->head) ||
	    user_copy_inline(&body->head, (const void *)head, sizeof body->head))
		error = -EFAULT;
	body->head.flags |= more;
	if (!error)
		error = kbus_check_head(c, &body->head);
	size = body->head.name_size + body->head.data_size;
	if (!error && size > KBUS_BLOCK - sizeof *body) {
		large = kbus_body_create(&c->spare, size);
		if (large)
			large->head = body->head;
		else
			error = -ENOMEM;
		if (large) {
			kbus_body_unref(&c->spare, body);
			body = large;
		}
	}
	body->size = size;
	if (!error)
		error = fill_body(body, name, data);
	if (error)
		kbus_body_unref(&c->spare, body);
	*out = body;
	return error;
}

int32_t sys_k_bus_send_message(int32_t handle, uptr head, uptr name, uptr data, uint32_t timeout,
			       uptr id)
{
	struct kbus_body *body;
	struct kbus_file *f;
	uint64_t sent;
	int result = get(handle, RIGHT_WRITE, &f);

	if (result)
		return result;
	result = check_id(id);
	if (!result)
		result = make_body(&f->c, head, name, data, 0, &body);
	if (!result)
		result = kbus_call_send(f, handle, body, timeout, &sent);
	if (!result)
		tell_id(id, sent);
	put(f);
	return result;
}

/* What was written, or the one that waits for room since it was. */
static int send_written(struct kbus_file *f, int32_t handle, uint32_t timeout, uint64_t *sent)
{
	struct kbus_body *body;
	int result = kbus_take_written(f, &body);

	if (!result)
		return kbus_call_send(f, handle, body, timeout, sent);
	if (result == -ENOENT)
		result = kbus_call_finish(f, handle, timeout, sent);
	return result == -ENOENT ? -EBADMSG : result;
}

int32_t sys_k_bus_send_written(int32_t handle, uint32_t timeout, uptr id)
{
	struct kbus_file *f;
	uint64_t sent;
	int result = get(handle, RIGHT_WRITE, &f);

	if (result)
		return result;
	result = check_id(id);
	if (!result)
		result = send_written(f, handle, timeout, &sent);
	if (!result)
		tell_id(id, sent);
	put(f);
	return result;
}

int32_t sys_k_bus_finish(int32_t handle, uint32_t timeout, uptr id)
{
	struct kbus_file *f;
	uint64_t sent;
	int result = get(handle, RIGHT_WRITE, &f);

	if (result)
		return result;
	result = check_id(id);
	if (!result)
		result = kbus_call_finish(f, handle, timeout, &sent);
	if (!result)
		tell_id(id, sent);
	put(f);
	return result;
}

int32_t sys_k_bus_discard(int32_t handle)
{
	struct kbus_file *f;
	int result = get(handle, RIGHT_WRITE, &f);

	if (result)
		return result;
	result = kbus_call_discard(f);
	put(f);
	return result;
}

/* ---- receiving ------------------------------------------------------------------------------ */

int32_t sys_k_bus_receive(int32_t handle, uptr buffer, uint32_t size, uint32_t timeout)
{
	struct kbus_file *f;
	int result = get(handle, RIGHT_READ, &f);

	if (result)
		return result;
	result = kbus_call_receive(f, handle, buffer, size, timeout);
	put(f);
	return result;
}

int32_t sys_k_bus_next(int32_t handle)
{
	struct kbus_file *f;
	int result = get(handle, RIGHT_READ, &f);

	if (result)
		return result;
	result = kbus_next(f);
	put(f);
	return result;
}

/* A reply is no request, and what cannot be sent at once is not waited for. */
static int check_call(const struct kbus_call *call)
{
	if (call->reserved || call->head.reply_to || call->head.flags & KBUS_ALL_OR_WAIT)
		return -EINVAL;
	return user_range_ok(call->answer, call->answer_size) ? 0 : -EFAULT;
}

int32_t sys_k_bus_call_message(int32_t handle, uptr from)
{
	struct kbus_call call;
	struct kbus_body *body;
	struct kbus_file *f;
	int result = get(handle, RIGHT_READ | RIGHT_WRITE, &f);

	if (result)
		return result;
	result = copy_from_user(&call, from, sizeof call);
	if (!result)
		result = check_call(&call);
	if (!result)
		result = make_body(&f->c, from + offsetof(struct kbus_call, head), call.name,
				   call.data, KBUS_WANT_A_REPLY, &body);
	if (!result)
		result = kbus_call(f, handle, body, call.answer, call.answer_size, call.timeout);
	put(f);
	return result;
}
