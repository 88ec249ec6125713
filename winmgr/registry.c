/* winmgr/registry.c - names, their codes and who asked for them. */
#include "winmgr/registry.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "common/utf8.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "syscall_kernel.h"

#define SLOT_BITS   10
#define SLOTS	    (1u << SLOT_BITS)
#define GENERATIONS 0x1ff000u /* so that codes stay below the errors */
_Static_assert(SLOTS == REGISTERED_MAX, "a slot for each name");

/* A process that asked for a name. */
struct asker {
	struct list link; /* in name.askers */
	struct process *process;
};

struct name {
	struct list askers; /* not empty */
	char text[REGISTERED_NAME_MAX];
};

/* Each asker pays for a name: whoever remains keeps it. */
#define ASKER_CHARGE (sizeof(struct asker) + sizeof(struct name))

/* Guards the names. */
static struct mutex lock;
static struct name *names[SLOTS]; /* NULL: free */
static uint32_t generations[SLOTS];
static uint32_t slots_end; /* behind the last slot ever used: no need to look further */
static uint32_t next_slot;

static uint32_t code_of(uint32_t slot)
{
	return MSG_REGISTERED + (generations[slot] << SLOT_BITS | slot);
}

static int find(const char *text)
{
	for (uint32_t i = 0; i < slots_end; i++)
		if (names[i] && !strcmp(names[i]->text, text))
			return (int)i;
	return -1;
}

/* A free slot; they are reused in turn. -1: none, or no memory. */
static int take_slot(const char *text)
{
	for (uint32_t n = 0; n < SLOTS; n++) {
		uint32_t i = next_slot++ % SLOTS;

		if (names[i])
			continue;
		names[i] = kzalloc(sizeof *names[i]);
		if (!names[i])
			return -1;
		list_init(&names[i]->askers);
		generations[i] = generations[i] % GENERATIONS + 1;
		strlcpy(names[i]->text, text, sizeof names[i]->text);
		if (i >= slots_end)
			slots_end = i + 1;
		return (int)i;
	}
	return -1;
}

static struct asker *asker_of(const struct name *n, const struct process *p)
{
	struct list *l;

	list_for_each (l, &n->askers)
		if (container_of(l, struct asker, link)->process == p)
			return container_of(l, struct asker, link);
	return NULL;
}

static uint32_t count_of(const struct process *p)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < slots_end; i++)
		count += names[i] && asker_of(names[i], p);
	return count;
}

/* Lock held. */
static uint32_t add(struct process *p, const char *text, struct asker *a)
{
	int slot = find(text);

	if (slot >= 0 && asker_of(names[slot], p))
		return code_of((uint32_t)slot);
	if (count_of(p) >= PROCESS_REGISTERED_MAX)
		return (uint32_t)-EAGAIN;
	if (slot < 0)
		slot = take_slot(text);
	if (slot < 0)
		return (uint32_t)-EAGAIN;
	a->process = p;
	list_push_back(&names[slot]->askers, &a->link);
	return code_of((uint32_t)slot);
}

uint32_t registry_add(struct process *p, const char *text)
{
	struct asker *a;
	uint32_t code;

	if (account_charge(&p->account, ACCOUNT_HEAP, ASKER_CHARGE))
		return (uint32_t)-ENOMEM;
	a = kzalloc(sizeof *a);
	code = (uint32_t)-ENOMEM;
	if (a) {
		mutex_lock(&lock);
		code = add(p, text, a);
		mutex_unlock(&lock);
	}
	if (!a || !a->process) {
		kfree(a);
		account_uncharge(&p->account, ACCOUNT_HEAP, ASKER_CHARGE);
	}
	return code;
}

int registry_name(uint32_t code, char *text)
{
	uint32_t slot = code & (SLOTS - 1);
	int result = -ENOENT;

	mutex_lock(&lock);
	if (code >= MSG_REGISTERED && names[slot] && code_of(slot) == code)
		result = (int)strlcpy(text, names[slot]->text, REGISTERED_NAME_MAX);
	mutex_unlock(&lock);
	return result;
}

static void process_ends(struct process *p)
{
	mutex_lock(&lock);
	for (uint32_t i = 0; i < slots_end; i++) {
		struct asker *a = names[i] ? asker_of(names[i], p) : NULL;

		if (!a)
			continue;
		list_remove(&a->link);
		kfree(a);
		account_uncharge(&p->account, ACCOUNT_HEAP, ASKER_CHARGE);
		if (list_empty(&names[i]->askers)) {
			kfree(names[i]);
			names[i] = NULL;
		}
	}
	mutex_unlock(&lock);
}

void registry_init(void)
{
	mutex_init(&lock);
	mutex_name(&lock, "codes");
	exit_hook_process(process_ends);
}

static bool well_formed(const char *text, int length)
{
	uint32_t code = 0;

	for (int at = 0; at < length && code != UTF8_REPLACEMENT;)
		at += utf8_decode(text + at, length - at, &code);
	return length > 0 && code != UTF8_REPLACEMENT;
}

int32_t sys_msg_register(uptr name)
{
	char text[REGISTERED_NAME_MAX];
	int length = copy_string_from_user(text, name, sizeof text);

	if (length < 0)
		return length;
	if (!well_formed(text, length))
		return -EINVAL;
	return (int32_t)registry_add(current_process(), text);
}

int32_t sys_msg_registered_name(uint32_t code, uptr name, uint32_t size)
{
	char text[REGISTERED_NAME_MAX];
	int length = registry_name(code, text);

	if (length < 0)
		return length;
	if (size <= (uint32_t)length)
		return -ENAMETOOLONG;
	return copy_to_user(name, text, (uint32_t)length + 1) ? -EFAULT : length;
}
