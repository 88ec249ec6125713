/* apps/bin/echo.c - writes its arguments. */
#include <stdbool.h>
#include <string.h>
#include "lib/escapes.h"
#include "lib/tool.h"

static bool newline = true, escapes;

/* Only what consists of known options is one. */
static bool is_option(const char *text)
{
	if (text[0] != '-' || !text[1] || text[strspn(text + 1, "neE") + 1])
		return false;
	for (text++; *text; text++) {
		newline &= *text != 'n';
		escapes = *text == 'n' ? escapes : *text == 'e';
	}
	return true;
}

int main(int argc, char **argv)
{
	int i = 1;

	tool_begin(argv, "echo [-ne] [TEXT...]");
	while (i < argc && is_option(argv[i]))
		i++;
	for (int first = i; i < argc; i++) {
		size_t length = strlen(argv[i]);
		bool more = !escapes || escapes_replace(argv[i], &length);

		if (i > first)
			putchar(' ');
		fwrite(argv[i], 1, length, stdout);
		if (!more)
			return tool_end();
	}
	if (newline)
		putchar('\n');
	return tool_end();
}
