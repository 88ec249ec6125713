/*
 * apps/bin/mbus.c - buses from the shell: list them, watch one, publish on one, make one.
 *
 * Objects are lines of text, filled up with zeros to the bus's size. A bus lives as long as the
 * program that made it, so `make` publishes what it reads until its input ends.
 */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "abi/handle.h"
#include "lib/lines.h"
#include "lib/tool.h"
#include "mbus.h"

#define VIEW "/System/Kernel/mbus"

static const char *bus;

static void fail(int error)
{
	errno = -error;
	tool_fatal(bus);
}

static void copy(FILE *file, const char *name)
{
	char text[4096];
	size_t got;

	(void)name;
	while ((got = fread(text, 1, sizeof(text), file)) > 0 && !tool_output_gone())
		fwrite(text, 1, got, stdout);
}

/* Text as it is, up to its zeros; anything else as bytes. */
static void show(const unsigned char *object, int size)
{
	int length = size;
	bool text = true;

	while (length && !object[length - 1])
		length--;
	for (int i = 0; i < length; i++)
		text &= isprint(object[i]) || object[i] >= 0x80;
	for (int i = 0; i < (text ? length : size); i++)
		printf(text ? "%c" : "%02x ", object[i]);
	putchar('\n');
	fflush(stdout);
}

static void watch(long count)
{
	unsigned char object[MBUS_OBJECT_MAX];
	struct mbus_info info;
	int result = MBusAttach(bus);

	if (result < 0)
		fail(result);
	for (long i = 0; (!count || i < count) && !tool_output_gone(); i++) {
		result = MBusConsume(bus, object, WAIT_FOREVER, &info);
		if (result == -EPIPE)
			return; /* it was deleted */
		if (result < 0)
			fail(result);
		if (info.lost)
			printf("(%lu lost)\n", (unsigned long)info.lost);
		show(object, result);
	}
}

static void publish_text(const char *text)
{
	char object[MBUS_OBJECT_MAX] = {0};
	int result;

	strncpy(object, text, sizeof(object) - 1);
	result = MBusPublish(bus, object);
	if (result < 0)
		fail(result);
}

static void publish_lines(void)
{
	struct line line = {0};

	while (line_read(&line, stdin))
		publish_text(line.text);
}

int main(int argc, char **argv)
{
	static char *view[] = {VIEW, NULL};
	const char *what = argc > 1 ? argv[1] : "list";

	tool_begin(argv, "mbus [list] | mbus watch NAME [COUNT] | mbus publish NAME TEXT | mbus "
			 "make NAME SIZE "
			 "COUNT");
	bus = argc > 2 ? argv[2] : "";
	if (!strcmp(what, "list") && argc <= 2) {
		tool_files(view, copy);
	} else if (!strcmp(what, "watch") && (argc == 3 || argc == 4)) {
		watch(argc == 4 ? tool_number(argv[3]) : 0);
	} else if (!strcmp(what, "publish") && argc == 4) {
		publish_text(argv[3]);
	} else if (!strcmp(what, "make") && argc == 5) {
		int error = MBusMake(bus, (uint32_t)tool_number(argv[3]),
				     (uint32_t)tool_number(argv[4]), MBUS_SHARED);

		if (error)
			fail(error);
		publish_lines();
	} else {
		tool_usage();
	}
	return tool_end();
}
