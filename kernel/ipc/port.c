/*
 * kernel/ipc/port.c - listeners, their names and backlogs, and the ends of connections.
 */
#include "ipc/port.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "cpu/string.h"
#include "ipc/connection.h"
#include "ipc/quota.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"

enum state { MADE, LISTENING, WAITING, CONNECTED, REFUSED };

struct port {
	struct object object;
	struct waitable waitable;
	enum state state; /* guarded by the mutex, as all here */

	/* a listener */
	struct list link; /* in `names`, in the order of places */
	uint32_t place;
	uint32_t owner;	  /* process that made it */
	uint32_t buffer;  /* bytes of connections to come */
	uint32_t waiting; /* clients in the backlog; guarded by waitable.lock too */
	struct list backlog;
	struct quota quota; /* of places in the backlog */
	char name[FILE_NAME_MAX];

	/* an end */
	struct connection *connection;
	struct stream *in, *out;
	int end;		  /* CLIENT, SERVER */
	struct list in_backlog;	  /* WAITING */
	struct port *listener;	  /* WAITING */
	struct quota_user *share; /* WAITING: of the listener's quota */
};

/* Guards the names, states, backlogs and the list of connections. */
static struct mutex lock;
static const uint32_t one_place = 1;
static struct list names = LIST_INIT(names);
static uint32_t last_place;

static struct port *port_of(struct object *o)
{
	return container_of(o, struct port, object);
}

/* ---- signals -----------------------------------------------------------------------------------
 */

static bool ready(struct waitable *w)
{
	struct port *p = container_of(w, struct port, waitable);

	return p->connection ? p->in->readable : p->waiting > 0;
}

static const struct wait_ops port_ops = {ready, NULL};

static void set_waiting(struct port *p, int change)
{
	uint32_t flags = spin_lock(&p->waitable.lock);

	p->waiting += change;
	wait_wake(&p->waitable);
	spin_unlock(&p->waitable.lock, flags);
}

/* ---- making ------------------------------------------------------------------------------------
 */

/* The caller pays for it, in whatever is more than itself: pay_for_end. */
static struct port *port_alloc(enum state state)
{
	struct port *p;

	if (handle_pay(sizeof *p))
		return NULL;
	p = kzalloc(sizeof *p);
	if (!p) {
		handle_unpay(sizeof *p);
		return NULL;
	}
	waitable_init(&p->waitable, &port_ops);
	object_init(&p->object, &port_type, &p->waitable);
	p->object.bytes = sizeof *p;
	list_init(&p->link);
	list_init(&p->backlog);
	list_init(&p->in_backlog);
	p->state = state;
	return p;
}

/* One that never was anything. NULL is fine. */
static void port_discard(struct port *p)
{
	if (p)
		handle_unpay(p->object.bytes);
	kfree(p);
}

static int pay_for_end(struct port *p, uint32_t capacity)
{
	int error = handle_pay(connection_bytes(capacity));

	if (!error)
		p->object.bytes += connection_bytes(capacity);
	return error;
}

/* Lock held. */
static struct port *find(const char *name)
{
	struct list *l;

	list_for_each (l, &names) {
		struct port *p = container_of(l, struct port, link);

		if (!strcmp(p->name, name))
			return p;
	}
	return NULL;
}

int port_create(const char *name, struct port **out)
{
	struct port *p = port_alloc(MADE);
	int error = 0;

	if (!p)
		return -ENOMEM;
	strlcpy(p->name, name, sizeof p->name);
	quota_init(&p->quota, &(uint32_t){PORT_BACKLOG_ALL}, 1);
	p->owner = current_process()->id;
	p->buffer = PORT_BUFFER;
	mutex_lock(&lock);
	if (find(name)) {
		error = -EEXIST;
	} else {
		p->place = ++last_place;
		list_push_back(&names, &p->link);
	}
	mutex_unlock(&lock);
	if (error)
		port_discard(p);
	else
		*out = p;
	return error;
}

/* Join an end; lock held. */
static void join(struct port *p, struct connection *c, int end)
{
	p->connection = c;
	p->in = &c->to[end];
	p->out = &c->to[!end];
	p->end = end;
	c->refs++;
	c->process[end] = current_process()->id;
	c->to[end].signal = &p->waitable;
}

int port_pair(uint32_t size, struct port **a, struct port **b)
{
	struct port *ends[2] = {port_alloc(CONNECTED), port_alloc(CONNECTED)};
	struct connection *c = NULL;

	if (!size)
		size = PORT_BUFFER;
	mutex_lock(&lock);
	if (ends[0] && ends[1] && !pay_for_end(ends[0], size) && !pay_for_end(ends[1], size))
		c = connection_create(size, false);
	if (c)
		for (int i = 0; i < 2; i++)
			join(ends[i], c, i);
	mutex_unlock(&lock);
	if (!c) {
		port_discard(ends[0]);
		port_discard(ends[1]);
		return -ENOMEM;
	}
	*a = ends[0];
	*b = ends[1];
	return 0;
}

/* Lock held. */
static int connect(struct port *listener, struct port *client)
{
	struct connection *c;
	int error;

	if (!listener)
		return -ENOENT;
	if (listener->state != LISTENING)
		return -ECONNREFUSED;
	error = quota_charge(&listener->quota, current_process()->id, &one_place, &client->share);
	if (error)
		return error == -EDQUOT ? -EBUSY : error;
	c = pay_for_end(client, listener->buffer) ? NULL
						  : connection_create(listener->buffer, true);
	if (!c) {
		quota_uncharge(&listener->quota, client->share, &one_place);
		return -ENOMEM;
	}
	strlcpy(c->name, listener->name, sizeof c->name);
	join(client, c, CLIENT);
	client->listener = listener;
	list_push_back(&listener->backlog, &client->in_backlog);
	set_waiting(listener, 1);
	return 0;
}

int port_open(const char *name, struct port **out)
{
	struct port *p = port_alloc(WAITING);
	int error;

	if (!p)
		return -ENOMEM;
	mutex_lock(&lock);
	error = connect(find(name), p);
	mutex_unlock(&lock);
	if (error)
		port_discard(p);
	else
		*out = p;
	return error;
}

/* ---- listening
 * ----------------------------------------------------------------------------------- */

int port_listen(struct port *p)
{
	int error = -EINVAL;

	mutex_lock(&lock);
	if (p->state == MADE) {
		p->state = LISTENING;
		error = 0;
	}
	mutex_unlock(&lock);
	return error;
}

int port_set_buffer(struct port *p, uint32_t size)
{
	int error = -EINVAL;

	if (!size || size > PORT_BUFFER_MAX)
		return -EINVAL;
	mutex_lock(&lock);
	if (p->state == MADE || p->state == LISTENING) {
		p->buffer = size;
		error = 0;
	}
	mutex_unlock(&lock);
	return error;
}

/* The client leaves the backlog; lock held. */
static void leave_backlog(struct port *client, enum state state)
{
	list_remove(&client->in_backlog);
	quota_uncharge(&client->listener->quota, client->share, &one_place);
	set_waiting(client->listener, -1);
	client->listener = NULL;
	client->state = state;
}

int port_accept(struct port *p, struct port **out)
{
	struct port *server = port_alloc(CONNECTED), *client;
	int error = server ? 0 : -ENOMEM;

	if (error)
		return error;
	mutex_lock(&lock);
	if (p->state != LISTENING)
		error = -EINVAL;
	else if (list_empty(&p->backlog))
		error = -EAGAIN;
	if (!error) {
		client = container_of(list_first(&p->backlog), struct port, in_backlog);
		error = pay_for_end(server, client->connection->capacity);
	}
	if (!error)
		error = connection_prepare(client->connection);
	if (!error) {
		leave_backlog(client, CONNECTED);
		join(server, client->connection, SERVER);
		connection_accept(client->connection);
	}
	mutex_unlock(&lock);
	if (error)
		port_discard(server);
	else
		*out = server;
	return error;
}

int port_peer(struct port *p, uint32_t *process)
{
	mutex_lock(&lock);
	*process = p->state == CONNECTED ? p->connection->process[!p->end] : 0;
	mutex_unlock(&lock);
	return *process ? 0 : -ENOTCONN;
}

int port_end(struct port *p)
{
	return p->connection ? stream_pause(p->out) : -EINVAL;
}

/* ---- ending
 * -------------------------------------------------------------------------------------- */

/* Lock held. */
static void refuse_all(struct port *p)
{
	while (!list_empty(&p->backlog)) {
		struct port *client =
			container_of(list_first(&p->backlog), struct port, in_backlog);

		leave_backlog(client, REFUSED);
		stream_fail(&client->connection->to[CLIENT], -ECONNREFUSED);
		stream_fail(&client->connection->to[SERVER], -ECONNREFUSED);
	}
}

static void destroy(struct object *o)
{
	struct port *p = port_of(o);

	mutex_lock(&lock);
	list_remove(&p->link);
	refuse_all(p);
	if (p->state == WAITING)
		leave_backlog(p, REFUSED);
	if (p->connection) {
		connection_close(p->connection, p->end);
		connection_unref(p->connection);
	}
	kassert(quota_is_zero(&p->quota));
	mutex_unlock(&lock);
	kfree(p);
}

/* ---- as a file
 * ----------------------------------------------------------------------------------- */

static int read(struct object *o, struct io *io)
{
	struct port *p = port_of(o);

	return __builtin_expect(p->in != NULL, 1) ? stream_read(p->in, io) : -EINVAL;
}

static int write(struct object *o, struct io *io)
{
	struct port *p = port_of(o);

	return __builtin_expect(p->out != NULL, 1) ? stream_write(p->out, io) : -EINVAL;
}

static int cancel(struct object *o, struct process *process, int handle, uptr op)
{
	struct port *p = port_of(o);

	if (!p->connection)
		return 0;
	return stream_cancel(p->in, process, handle, op) +
	       stream_cancel(p->out, process, handle, op);
}

static int query(struct object *o, struct fs_info *info)
{
	struct port *p = port_of(o);

	info->type = FS_TYPE_PORT;
	info->size = p->connection ? stream_count(p->in) : 0;
	info->node = p->connection ? p->connection->number : 0;
	info->rights = RIGHT_READ | RIGHT_WRITE;
	return 0;
}

static const struct file_ops file_ops = {
	.read = read, .write = write, .cancel = cancel, .query = query};

/* The name it was opened by, too. */
static void describe(struct object *o, char *text, uint32_t size)
{
	struct port *p = port_of(o);

	mutex_lock(&lock);
	strlcpy(text, p->connection ? p->connection->name : p->name, size);
	mutex_unlock(&lock);
}

const struct object_type port_type = {
	.name = "port", .destroy = destroy, .describe = describe, .file = &file_ops};

/* ---- seeing it
 * ----------------------------------------------------------------------------------- */

bool port_entry(uint32_t *place, struct fs_entry *entry)
{
	struct list *l;
	bool found = false;

	mutex_lock(&lock);
	list_for_each (l, &names) {
		struct port *p = container_of(l, struct port, link);

		if (p->state != LISTENING || p->place <= *place)
			continue;
		*place = p->place;
		entry->type = FS_TYPE_PORT;
		strlcpy(entry->name, p->name, sizeof entry->name);
		found = true;
		break;
	}
	mutex_unlock(&lock);
	return found;
}

bool port_exists(const char *name)
{
	bool found;

	mutex_lock(&lock);
	found = find(name) != NULL;
	mutex_unlock(&lock);
	return found;
}

void port_for_each(void (*function)(const struct port_line *line, void *argument), void *argument)
{
	struct list *l;

	mutex_lock(&lock);
	list_for_each (l, &names) {
		struct port *p = container_of(l, struct port, link);
		struct port_line line = {.name = p->name,
					 .owner = p->owner,
					 .waiting = p->waiting,
					 .capacity = p->buffer,
					 .listening = p->state == LISTENING};

		function(&line, argument);
	}
	list_for_each (l, &connections) {
		struct connection *c = container_of(l, struct connection, link);
		struct port_line line = {.name = *c->name ? c->name : NULL,
					 .owner = c->process[SERVER],
					 .peer = c->process[CLIENT],
					 .forward = c->to[SERVER].count,
					 .back = c->to[CLIENT].count,
					 .sent = c->to[CLIENT].written,
					 .got = c->to[SERVER].written,
					 .capacity = c->capacity};

		function(&line, argument);
	}
	mutex_unlock(&lock);
}

void port_init(void)
{
	mutex_init(&lock);
	mutex_name(&lock, "ports");
}
