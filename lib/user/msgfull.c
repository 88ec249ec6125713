/* lib/user/msgfull.c - messages as text with the names of registered codes: MsgFormatFull. */
#include <stdio.h>
#include <string.h>
#include "abi/limits.h"
#include "msg.h"

int MsgFormatFull(const struct msg *msg, char *text, uint32_t size)
{
	char plain[160], name[REGISTERED_NAME_MAX];
	const char *rest;
	int length;

	if (msg->code < MSG_REGISTERED || MsgRegisteredName(msg->code, name, sizeof(name)) < 0)
		return MsgFormat(msg, text, size);
	MsgFormat(msg, plain, sizeof(plain));
	rest = strchr(plain, ' ');
	length = snprintf(text, size, "%s%s", name, rest ? rest : "");
	return length < (int)size ? length : size ? (int)size - 1 : 0;
}
