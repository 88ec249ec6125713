/* codes.c - message codes from their numbers and names. */
#include "codes.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "abi/msg.h"

static const struct {
	const char *name;
	uint32_t code;
} names[] = {
#define NAME(name, code, p0, p1, p2) {#name, code},
	MSG_TABLE(NAME)
#undef NAME
};

static bool number(const char *text, uint32_t *value)
{
	char *end;

	*value = (uint32_t)strtoul(text, &end, 0);
	return *text >= '0' && *text <= '9' && !*end;
}

/* With or without MSG_, in either case. */
static bool is_called(const char *name, const char *text, size_t length)
{
	return (strlen(name) == length && !strncasecmp(name, text, length)) ||
	       (strlen(name) == length + 4 && !strncasecmp(name + 4, text, length));
}

bool code_parse(const char *text, uint32_t *code)
{
	size_t length = strcspn(text, "+");
	uint32_t more = 0;

	if (number(text, code))
		return true;
	if (text[length] && !number(text + length + 1, &more))
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!length || !is_called(names[i].name, text, length))
			continue;
		*code = names[i].code + more;
		return true;
	}
	return false;
}
