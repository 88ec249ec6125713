/* apps/buschat/words.c - messages of KBus, and what can go wrong, in words. */
#include "words.h"
#include <errno.h>
#include <string.h>

const char *words_kind(const struct kbus_message *m)
{
	if (m->flags & KBUS_SYNTHETIC)
		return m->reply_to ? "Status" : "Event";
	if (m->reply_to)
		return "Reply";
	return m->flags & KBUS_WANT_A_REPLY ? "Request" : "Announcement";
}

const char *words_status(const char *name, uint32_t size)
{
	static const struct {
		const char *name, *words;
	} known[] = {
		{KBUS_GONE_AWAY, "Its replier has gone before reading it."},
		{KBUS_IGNORED, "Its replier has read it and gone without an answer."},
		{KBUS_UNBOUND, "Its replier answers this name no more."},
		{KBUS_DISAPPEARED, "Its replier has gone while it waited for room."},
		{KBUS_ERROR_SENDING, "It waited for room and could not be sent."},
	};

	for (uint32_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strlen(known[i].name) == size && !memcmp(known[i].name, name, size))
			return known[i].words;
	return "It will not be answered.";
}

const char *words_error(int error)
{
	switch (error) {
	case -EBADMSG:
		return "This is no name to send to: $.word.word, letters and digits.";
	case -ENAMETOOLONG:
		return "The name is too long.";
	case -EPERM:
		return "Names below $.KBUS are the kernel's.";
	case -EADDRNOTAVAIL:
		return "Nobody answers requests of this name.";
	case -EADDRINUSE:
		return "Another connection answers this name already.";
	case -EBUSY:
		return "Its replier has no room for it.";
	case -ENOLCK:
		return "There is no room for the answer here.";
	case -ECONNREFUSED:
		return "This request has been answered.";
	case -EMSGSIZE:
		return "The text is too long.";
	case -EINVAL:
		return "It is not bound so.";
	}
	return strerror(-error);
}

/* Bytes of the UTF-8 character there, 0: it is none. */
static uint32_t character(const uint8_t *at, uint32_t left)
{
	uint32_t bytes = *at < 0x80 ? 1 : *at < 0xc2 ? 0 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;

	if (*at > 0xf4 || bytes > left)
		return 0;
	for (uint32_t i = 1; i < bytes; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	return bytes;
}

void words_text(const void *data, uint32_t size, char *text, uint32_t room)
{
	const uint8_t *at = data;
	uint32_t used = 0;

	while (size) {
		uint32_t bytes = character(at, size), taken = bytes ? bytes : 1;

		if (used + taken >= room)
			break;
		memcpy(text + used, at, taken);
		if (!bytes || *at < ' ' || *at == 0x7f)
			text[used] = bytes ? ' ' : '?';
		used += taken;
		at += taken;
		size -= taken;
	}
	text[used] = 0;
}
