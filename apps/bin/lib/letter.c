/* letter.c - what post and send are told. */
#include "letter.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "codes.h"
#include "tool.h"
#include "windows.h"

/* Any 32 bits: 7, -7, 0xffffffff. */
static uint32_t parameter(const char *text)
{
	bool negative = *text == '-';
	char *end;
	uint32_t value = (uint32_t)strtoul(text + negative, &end, 0);

	if (text[negative] < '0' || text[negative] > '9' || *end)
		tool_usage();
	return negative ? -value : value;
}

bool letter_read(struct letter *letter, char **arguments)
{
	memset(letter, 0, sizeof(*letter));
	if (!arguments[0] || !arguments[1])
		tool_usage();
	if (!code_parse(arguments[1], &letter->code)) {
		tool_complain("%s: no such message", arguments[1]);
		return false;
	}
	for (int i = 0; arguments[2 + i]; i++) {
		if (i == 3)
			tool_usage();
		letter->params[i] = parameter(arguments[2 + i]);
	}
	letter->window = windows_find(arguments[0]);
	return letter->window != 0;
}

void letter_failed(const char *window, int error)
{
	switch (-error) {
	case EPERM:
		tool_complain("%s: other programs may send it MSG_CLOSE and MSG_USER and above",
			      window);
		break;
	case ENOENT:
		tool_complain("%s: the window is gone", window);
		break;
	case EAGAIN:
		tool_complain("%s: its queue is full", window);
		break;
	case ETIMEDOUT:
		tool_complain("%s: it does not answer", window);
		break;
	case EPIPE:
		tool_complain("%s: its program has ended", window);
		break;
	default:
		errno = -error;
		tool_error(window);
	}
}
