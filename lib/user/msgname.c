/*
 * lib/user/msgname.c - messages as text: MsgName, MsgFormat.
 *
 * The kinds in MSG_TABLE say how each parameter is written; one formatter per kind stands in a
 * table. No system calls, so it is tested on the host.
 */
#include "msg.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include "abi/key.h"

enum kind {
	KIND_N,
	KIND_U,
	KIND_D,
	KIND_H,
	KIND_W,
	KIND_K,
	KIND_M,
	KIND_C,
	KIND_XY,
	KIND_WH,
	KIND_B,
	KIND_T
};

static const struct message {
	uint32_t code;
	const char *name;
	unsigned char kinds[3];
} messages[] = {
#define MESSAGE(name, code, p0, p1, p2) {code, #name, {KIND_##p0, KIND_##p1, KIND_##p2}},
	MSG_TABLE(MESSAGE)
#undef MESSAGE
};

static const struct key_name {
	uint32_t code;
	const char *name;
} keys[] = {
#define KEY_NAME(name, code) {code, #name},
	KEY_TABLE(KEY_NAME)
#undef KEY_NAME
};

static const struct {
	uint32_t bit;
	const char *name;
} mods[] = {
	{MOD_SHIFT, "SHIFT"},  {MOD_CTRL, "CTRL"},	    {MOD_ALT, "ALT"},
	{MOD_ALTGR, "ALTGR"},  {MOD_SUPER, "SUPER"},	    {MOD_CAPS_LOCK, "CAPS"},
	{MOD_NUM_LOCK, "NUM"}, {MOD_SCROLL_LOCK, "SCROLL"}, {KEY_REPEAT, "REPEAT"},
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Text that grows up to its size and is always ended. */
struct out {
	char *text;
	uint32_t size, length;
};

static void put(struct out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct out *o, const char *format, ...)
{
	va_list args;
	int length;

	if (o->length + 1 >= o->size)
		return;
	va_start(args, format);
	length = vsnprintf(o->text + o->length, o->size - o->length, format, args);
	va_end(args);
	if (length > 0)
		o->length += length;
	if (o->length >= o->size)
		o->length = o->size - 1;
}

static void put_number(struct out *o, int n, uint32_t p)
{
	put(o, " p%d=%lu", n, (unsigned long)p);
}

static void put_signed(struct out *o, int n, uint32_t p)
{
	put(o, " p%d=%ld", n, (long)(int32_t)p);
}

static void put_hex(struct out *o, int n, uint32_t p)
{
	put(o, " p%d=0x%lx", n, (unsigned long)p);
}

static void put_window(struct out *o, int n, uint32_t p)
{
	(void)n;
	put(o, " window=0x%lx", (unsigned long)p);
}

static void put_key(struct out *o, int n, uint32_t p)
{
	(void)n;
	for (uint32_t i = 0; i < COUNT(keys); i++)
		if (keys[i].code == p) {
			put(o, " key=%s", keys[i].name);
			return;
		}
	put(o, " key=0x%lx", (unsigned long)p);
}

/* Nothing at all if no modifier is on. */
static void put_mods(struct out *o, int n, uint32_t p)
{
	const char *before = " mods=";

	(void)n;
	for (uint32_t i = 0; i < COUNT(mods); i++)
		if (p & mods[i].bit) {
			put(o, "%s%s", before, mods[i].name);
			before = "+";
		}
}

/* Nothing if the key makes no character. */
static void put_char(struct out *o, int n, uint32_t p)
{
	(void)n;
	if (p > ' ' && p < 0x7f)
		put(o, " char='%c'", (int)p);
	else if (p)
		put(o, " char=U+%04lX", (unsigned long)p);
}

static void put_point(struct out *o, int n, uint32_t p)
{
	(void)n;
	put(o, " x=%d y=%d", MSG_LOW(p), MSG_HIGH(p));
}

static void put_size(struct out *o, int n, uint32_t p)
{
	(void)n;
	put(o, " width=%u height=%u", (unsigned)(p & 0xffff), (unsigned)(p >> 16));
}

static void put_button(struct out *o, int n, uint32_t p)
{
	if (MSG_BUTTON(p))
		put(o, " button=%u", (unsigned)MSG_BUTTON(p));
	if (MSG_BUTTONS(p))
		put(o, " held=0x%x", (unsigned)MSG_BUTTONS(p));
	put_mods(o, n, MSG_MODS(p));
}

static void put_time(struct out *o, int n, uint32_t p)
{
	(void)n;
	put(o, " ms=%lu", (unsigned long)p);
}

static void (*const put_kind[])(struct out *o, int n, uint32_t p) = {
	[KIND_N] = NULL,       [KIND_U] = put_number, [KIND_D] = put_signed, [KIND_H] = put_hex,
	[KIND_W] = put_window, [KIND_K] = put_key,    [KIND_M] = put_mods,   [KIND_C] = put_char,
	[KIND_XY] = put_point, [KIND_WH] = put_size,  [KIND_B] = put_button, [KIND_T] = put_time,
};

static const struct message *find(uint32_t code)
{
	for (uint32_t i = 0; i < COUNT(messages); i++)
		if (messages[i].code == code)
			return &messages[i];
	return NULL;
}

const char *MsgName(uint32_t code)
{
	const struct message *m = find(code);

	return m ? m->name : NULL;
}

int MsgFormat(const struct msg *msg, char *text, uint32_t size)
{
	const struct message *m =
		find(msg->code >= MSG_USER && msg->code < MSG_REGISTERED ? MSG_USER : msg->code);
	struct out o = {text, size, 0};

	if (size)
		text[0] = '\0';
	if (m)
		put(&o, "%s", m->name);
	else
		put(&o, "0x%lx", (unsigned long)msg->code);
	if (m && msg->code != m->code)
		put(&o, "+%lu", (unsigned long)(msg->code - m->code));
	for (int n = 0; n < 3; n++) {
		enum kind kind = m ? m->kinds[n] : KIND_H;

		if (put_kind[kind])
			put_kind[kind](&o, n, msg->params[n]);
	}
	return o.length;
}
