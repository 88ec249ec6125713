/* tests/guest/tap_kbus.c - short forms for the tests of KBus. */
#include "tap_kbus.h"

int kbus_open(void)
{
	int bus = KBusOpen(0);

	NEED(bus > 0);
	return bus;
}

int kbus_listener(const char *name)
{
	int bus = kbus_open();

	EQ(KBusBind(bus, name, KBUS_LISTENER), 0);
	return bus;
}

int kbus_replier(const char *name)
{
	int bus = kbus_open();

	EQ(KBusBind(bus, name, KBUS_REPLIER), 0);
	return bus;
}

int kbus_say_so(int bus, const char *name, uint32_t flags, const char *text)
{
	return KBusSend(bus, name, flags, text, strlen(text), 0, NULL);
}

int kbus_say(int bus, const char *name, const char *text)
{
	return kbus_say_so(bus, name, 0, text);
}

uint64_t kbus_ask(int bus, const char *name, const char *text)
{
	uint64_t id = 0;

	EQ(KBusSend(bus, name, KBUS_WANT_A_REPLY, text, strlen(text), 0, &id), 0);
	CHECK(id != 0);
	return id;
}

static void check_size(const struct kbus_got *got, int size)
{
	EQ(size, sizeof got->head + got->head.name_size + got->head.data_size);
}

void kbus_get(int bus, struct kbus_got *got)
{
	int size = KBusReceive(bus, got, sizeof *got, 0);

	NEED(size > 0);
	check_size(got, size);
}

void kbus_await(int bus, struct kbus_got *got)
{
	int size = KBusReceive(bus, got, sizeof *got, TAP_DEADLINE);

	NEED(size > 0);
	check_size(got, size);
}

bool kbus_is_named(const struct kbus_got *got, const char *name)
{
	uint32_t size;
	const char *text = KBusName(&got->head, &size);

	return size == strlen(name) && !memcmp(text, name, size);
}

bool kbus_says(const struct kbus_got *got, const char *text)
{
	uint32_t size;
	const char *data = KBusData(&got->head, &size);

	return size == strlen(text) && !memcmp(data, text, size);
}

void kbus_expect(int bus, const char *name, const char *text, struct kbus_got *got)
{
	kbus_get(bus, got);
	if (!CHECK(kbus_is_named(got, name) && kbus_says(got, text)))
		tap_say("# wanted %s \"%s\", got %.*s", name, text,
			(int)(got->head.name_size + got->head.data_size), got->bytes);
}

void kbus_expect_status(int bus, const char *name, uint64_t request, struct kbus_got *got)
{
	kbus_expect(bus, name, "", got);
	EQ(got->head.reply_to, request);
	EQ(got->head.flags, KBUS_SYNTHETIC);
	EQ(got->head.process, 0);
	EQ(got->head.to, kbus_look(bus).connection);
}

void kbus_expect_none(int bus)
{
	struct kbus_got got;

	EQ(KBusReceive(bus, &got, sizeof got, 0), -EAGAIN);
}

struct kbus_info kbus_look(int bus)
{
	struct kbus_info info = {0};

	EQ(KBusQuery(bus, &info), 0);
	return info;
}
