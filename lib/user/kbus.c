/* lib/user/kbus.c - KBus: the short forms of sending, and parts of a received message. */
#include <string.h>
#include "kbus.h"

/* The head of a message of this name. */
static void begin(struct kbus_message *head, const char *name, uint32_t flags, uint32_t size)
{
	head->reply_to = 0;
	head->to = 0;
	head->flags = flags;
	head->name_size = strlen(name);
	head->data_size = size;
	head->reserved = 0;
}

int KBusSend(int handle, const char *name, uint32_t flags, const void *data, uint32_t size,
	     uint32_t timeout, uint64_t *id)
{
	struct kbus_message head; /* what is the kernel's need not be cleared */

	begin(&head, name, flags, size);
	return KBusSendMessage(handle, &head, name, data, timeout, id);
}

int KBusReply(int handle, const struct kbus_message *request, const void *data, uint32_t size)
{
	struct kbus_message head;
	uint32_t name_size;
	const char *name = KBusName(request, &name_size);

	head.reply_to = request->id;
	head.to = request->from;
	head.flags = 0;
	head.name_size = name_size;
	head.data_size = size;
	head.reserved = 0;
	return KBusSendMessage(handle, &head, name, data, 0, NULL);
}

int KBusCall(int handle, const char *name, const void *data, uint32_t size, void *answer,
	     uint32_t answer_size, uint32_t timeout)
{
	struct kbus_call call;

	begin(&call.head, name, KBUS_WANT_A_REPLY, size);
	call.name = (uint32_t)name;
	call.data = (uint32_t)data;
	call.answer = (uint32_t)answer;
	call.answer_size = answer_size;
	call.timeout = timeout;
	call.reserved = 0;
	return KBusCallMessage(handle, &call);
}

const char *KBusName(const struct kbus_message *m, uint32_t *size)
{
	*size = m->name_size;
	return (const char *)(m + 1);
}

const void *KBusData(const struct kbus_message *m, uint32_t *size)
{
	*size = m->data_size;
	return (const char *)(m + 1) + m->name_size;
}
