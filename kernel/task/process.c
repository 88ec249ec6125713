/*
 * kernel/task/process.c - the life of processes.
 *
 * A process holds one reference to itself until its last thread has run the end of exit.c; handles
 * and its threads hold others. The table of ids forgets it when the last reference goes.
 */
#include "task/process.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "log.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/idtable.h"
#include "task/image.h"
#include "task/timer.h"
#include "trace.h"

#define STACK_TOP  0xbff00000u /* of the first thread */
#define STACK_SIZE 0x100000u

/* Guarded by table_lock. */
static struct spinlock table_lock;
static void *id_objects[PROCESSES_MAX + 1];
static uint32_t id_generations[PROCESSES_MAX + 1];
static uint16_t id_next[PROCESSES_MAX + 1];
static struct idtable ids = {id_objects, id_generations, id_next, PROCESSES_MAX + 1, 0, 0};
static struct list living = LIST_INIT(living);
static uint32_t alive;

static int (*find_file)(const char *path, struct image_file *file);

void process_set_finder(int (*find)(const char *path, struct image_file *file))
{
	find_file = find;
}

static bool ended_ready(struct waitable *w)
{
	return !container_of(w, struct process, ended)->running;
}

static const struct wait_ops ended_ops = {ended_ready, NULL};

static void process_destroy(struct object *o)
{
	struct process *p = container_of(o, struct process, object);
	uint32_t flags = spin_lock(&table_lock);

	idtable_remove(&ids, p->id);
	spin_unlock(&table_lock, flags);
	process_leave_family(p);
	kassert(account_is_zero(&p->account));
	kfree(p);
}

static void process_name(struct object *o, char *text, uint32_t size)
{
	strlcpy(text, container_of(o, struct process, object)->name, size);
}

const struct object_type process_type = {
	.name = "process", .destroy = process_destroy, .describe = process_name};

static int charge_pages(struct vm *vm, int pages)
{
	struct process *p = container_of(vm, struct process, vm);

	if (pages < 0) {
		account_uncharge(&p->account, ACCOUNT_PAGES, -pages);
		return 0;
	}
	return account_charge(&p->account, ACCOUNT_PAGES, pages);
}

static void set_limits(struct account *a)
{
	/* One process never gets the last eighth of the memory. */
	a->limit[ACCOUNT_PAGES] = page_count_total() - page_count_total() / 8;
	a->limit[ACCOUNT_HEAP] = (page_count_total() / 8) << PAGE_SHIFT;
	if (a->limit[ACCOUNT_HEAP] > 16u << 20)
		a->limit[ACCOUNT_HEAP] = 16u << 20;
	a->limit[ACCOUNT_HANDLES] = PROCESS_HANDLES_MAX;
	a->limit[ACCOUNT_WINDOWS] = PROCESS_WINDOWS_MAX;
}

static struct process *process_create(const char *name, int *error)
{
	struct process *p = kzalloc(sizeof *p);
	uint32_t flags;

	*error = -ENOMEM;
	if (!p)
		return NULL;
	waitable_init(&p->ended, &ended_ops);
	object_init(&p->object, &process_type, &p->ended);
	list_init(&p->threads);
	list_init(&p->ios);
	list_init(&p->buses);
	list_init(&p->bus_consumers);
	list_init(&p->kbus_files);
	list_init(&p->link);
	strlcpy(p->name, name, sizeof p->name);
	set_limits(&p->account);
	p->running = true;
	if (vm_init(&p->vm, charge_pages)) {
		kfree(p);
		return NULL;
	}
	*error = process_enter_family(p);
	if (*error) {
		vm_deinit(&p->vm);
		kfree(p);
		return NULL;
	}
	flags = spin_lock(&table_lock);
	p->id = idtable_add(&ids, p);
	spin_unlock(&table_lock, flags);
	kassert(p->id); /* there are as many as families may take */
	return p;
}

void process_drop_image(struct process *p)
{
	if (!p->image)
		return;
	account_uncharge(&p->account, ACCOUNT_PAGES, image_pages(p->image));
	image_unref(p->image);
	p->image = NULL;
}

/* One that never ran. */
static void process_discard(struct process *p)
{
	handle_close_all(p);
	vm_deinit(&p->vm);
	process_drop_image(p);
	object_unref(&p->object);
}

static const char *base_name(const char *path)
{
	const char *name = path;

	for (; *path; path++)
		if (*path == '/' && path[1])
			name = path + 1;
	return name;
}

/* Where the texts will be in the program, one after the other, then NULL; the next word. */
static uint32_t *point_to(uint32_t *words, uint32_t at, const char *texts, uint32_t count)
{
	for (uint32_t offset = 0; count--; offset += strlen(texts + offset) + 1)
		*words++ = at + offset;
	*words++ = 0;
	return words;
}

/* argc, argv[], NULL, envp[], NULL, texts: the layout lib/user/start.asm expects. */
static int push_args(struct process *p, const struct process_start *s, uint32_t *esp)
{
	uint32_t env = STACK_TOP - 64 - s->env_size, args = (env - s->args_size) & ~15u;
	uint32_t words[SPAWN_ARGS_MAX + SPAWN_ENV_MAX + 3], *end;
	int error = vm_write(&p->vm, args, s->args, s->args_size);

	if (!error && s->env_size)
		error = vm_write(&p->vm, env, s->env, s->env_size);
	if (error)
		return error;
	words[0] = s->arg_count;
	end = point_to(words + 1, args, s->args, s->arg_count);
	end = point_to(end, env, s->env, s->env_count);
	*esp = (args - (uint32_t)((char *)end - (char *)words)) & ~15u;
	return vm_write(&p->vm, *esp, words, (uint32_t)((char *)end - (char *)words));
}

static int find_image(struct process *p, const char *path)
{
	struct image_file file;
	struct image *image;
	int error = find_file(path, &file);

	if (!error)
		error = image_open(&file, &image);
	if (error)
		return error;
	if (account_charge(&p->account, ACCOUNT_PAGES, image_pages(image))) {
		image_unref(image);
		return -ENOMEM;
	}
	p->image = image;
	return 0;
}

static int load(struct process *p, const struct process_start *s, struct thr_create *first)
{
	uint32_t stack = STACK_TOP - STACK_SIZE;
	int error = find_image(p, s->path);

	if (error)
		return error;
	error = image_map(p->image, &p->vm);
	if (!error)
		error = vm_map(&p->vm, &stack, STACK_SIZE, VM_READ | VM_WRITE, NULL, 0);
	if (!error)
		error = push_args(p, s, &first->stack);
	first->entry = p->image->entry;
	first->priority = s->priority;
	return error;
}

/* The child's handles 1, 2, 3...; a gap is a number that is not open. */
static int give_handles(struct process *p, const struct process_start *s)
{
	for (uint32_t i = 0; i < s->handle_count; i++) {
		struct object *o = s->handles[i] ? s->handles[i] : &p->object;
		int handle;

		object_ref(o);
		handle = handle_open(p, o, s->handles[i] ? s->rights[i] : 0);
		if (handle < 0) {
			object_unref(o);
			return handle;
		}
		if (!s->handles[i])
			handle_close(p, handle);
	}
	return 0;
}

static void list_add(struct process *p)
{
	uint32_t flags = spin_lock(&table_lock);

	list_push_back(&living, &p->link);
	alive++;
	spin_unlock(&table_lock, flags);
}

int process_spawn(const struct process_start *s, struct process **out)
{
	struct thr_create first = {0};
	struct process *p;
	struct thread *t;
	int error;

	p = process_create(base_name(s->path), &error);
	if (!p)
		return error;
	p->privileges = s->privileges;
	p->parent = current_process() ? current_process()->id : 0;
	error = load(p, s, &first);
	if (!error)
		error = give_handles(p, s);
	t = error ? NULL : thread_create_user(p, &first, &error);
	if (!t) {
		process_discard(p);
		return error;
	}
	/* From here on nothing fails. */
	object_ref(&p->object); /* its own, until process_ended */
	list_add(p);
	trace(TRACE_SPAWN, 0, p->parent, p->id, 0);
	thread_start(t);
	thread_unref(t);
	*out = p;
	return 0;
}

/* ---- threads ------------------------------------------------------------------------------- */

int process_add_thread(struct process *p, struct thread *t)
{
	uint32_t flags = spin_lock(&p->lock);
	int error = 0;

	if (p->ending)
		error = -EINTR;
	else if (p->thread_count >= PROCESS_THREADS_MAX)
		error = -EAGAIN;
	if (!error) {
		list_push_back(&p->threads, &t->process_link);
		p->thread_count++;
	}
	spin_unlock(&p->lock, flags);
	return error;
}

bool process_remove_thread(struct process *p, struct thread *t)
{
	uint32_t flags = spin_lock(&p->lock);
	bool last;

	list_remove(&t->process_link);
	last = --p->thread_count == 0;
	if (last && !p->ending) {
		p->ending = true;
		p->status = t->status;
	}
	p->spans += t->spans;
	spin_unlock(&p->lock, flags);
	return last;
}

void process_ended(struct process *p)
{
	uint32_t flags = spin_lock(&table_lock);

	list_remove(&p->link);
	alive--;
	spin_unlock(&table_lock, flags);
	flags = spin_lock(&p->ended.lock);
	p->running = false;
	wait_wake(&p->ended);
	spin_unlock(&p->ended.lock, flags);
	object_unref(&p->object);
}

void process_kill(struct process *p, int status)
{
	uint32_t flags = spin_lock(&p->lock);
	struct list *l;

	if (!p->ending && p->running) {
		p->ending = true;
		p->status = status;
	}
	list_for_each (l, &p->threads)
		thread_kill(container_of(l, struct thread, process_link), status);
	spin_unlock(&p->lock, flags);
}

void process_exit(int status)
{
	process_kill(current_process(), status);
	thread_exit(status);
}

/* ---- looking --------------------------------------------------------------------------------- */

struct process *process_find(uint32_t id)
{
	uint32_t flags = spin_lock(&table_lock);
	struct process *p = idtable_find(&ids, id);

	if (p && p->object.refs)
		object_ref(&p->object);
	else
		p = NULL;
	spin_unlock(&table_lock, flags);
	return p;
}

struct process *process_at(uint32_t slot)
{
	uint32_t flags = spin_lock(&table_lock);
	struct process *p = id_objects[slot];

	if (p && p->object.refs)
		object_ref(&p->object);
	else
		p = NULL;
	spin_unlock(&table_lock, flags);
	return p;
}

void process_for_each(void (*function)(struct process *p, void *argument), void *argument)
{
	uint32_t flags = spin_lock(&table_lock);
	struct list *l;

	list_for_each (l, &living)
		function(container_of(l, struct process, link), argument);
	spin_unlock(&table_lock, flags);
}

uint32_t process_count(void)
{
	return alive;
}

void process_describe(struct process *p, struct proc_info *info)
{
	uint64_t spans = p->spans;
	uint32_t flags = spin_lock(&p->lock);
	struct list *l;

	list_for_each (l, &p->threads)
		spans += container_of(l, struct thread, process_link)->spans;
	*info = (struct proc_info){
		.process = p->id,
		.parent = p->parent,
		.threads = p->thread_count,
		.handles = p->account.used[ACCOUNT_HANDLES],
		.windows = p->account.used[ACCOUNT_WINDOWS],
		.pages = p->account.used[ACCOUNT_PAGES],
		.heap_bytes = p->account.used[ACCOUNT_HEAP],
		.privileges = p->privileges,
		.running = p->running,
		.status = p->status,
		.time_ns =
			clock_tsc_khz ? (spans << SPAN_SHIFT) * 1000 / (clock_tsc_khz / 1000) : 0,
	};
	memcpy(info->name, p->name, sizeof info->name);
	spin_unlock(&p->lock, flags);
}

void process_init(void)
{
	idtable_init(&ids);
}
