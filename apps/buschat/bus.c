/* apps/buschat/bus.c - this window's connection to the bus. */
#include "bus.h"
#include <errno.h>
#include <string.h>
#include "kbus.h"
#include "words.h"

#define BYTES_MAX 8192

static int bus;
static union {
	struct kbus_message head;
	char bytes[BYTES_MAX];
} got;

int bus_open(void)
{
	bus = KBusOpen(0);
	return bus;
}

/* Chosen, it is thrown away with the next choice: the queue goes on. */
static void drop_one(void)
{
	KBusNext(bus);
	KBusNext(bus);
}

bool bus_receive(struct bus_message *m)
{
	int size = KBusReceive(bus, &got, sizeof(got), 0);
	uint32_t bytes;
	const void *data;

	if (size == -EMSGSIZE)
		drop_one();
	if (size <= 0)
		return size == -EMSGSIZE && bus_receive(m);
	m->head = got.head;
	m->name = KBusName(&got.head, &bytes);
	data = KBusData(&got.head, &bytes);
	words_text(data, bytes, m->text, sizeof(m->text));
	return true;
}

static uint32_t role(bool replier)
{
	return replier ? KBUS_REPLIER : KBUS_LISTENER;
}

int bus_bind(const char *name, bool replier)
{
	return KBusBind(bus, name, role(replier));
}

int bus_unbind(const char *name, bool replier)
{
	return KBusUnbind(bus, name, role(replier));
}

int bus_announce(const char *name, const char *text, uint64_t *id)
{
	return KBusSend(bus, name, 0, text, strlen(text), 0, id);
}

int bus_ask(const char *name, const char *text, uint64_t *id)
{
	return KBusSend(bus, name, KBUS_WANT_A_REPLY, text, strlen(text), 0, id);
}

int bus_answer(const struct kbus_message *request, const char *name, const char *text, uint64_t *id)
{
	struct kbus_message head = {
		.reply_to = request->id, .name_size = strlen(name), .data_size = strlen(text)};

	return KBusSendMessage(bus, &head, name, text, 0, id);
}

uint32_t bus_number(void)
{
	struct kbus_info info;

	return KBusQuery(bus, &info) == 0 ? info.connection : 0;
}
