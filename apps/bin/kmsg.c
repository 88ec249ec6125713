/*
 * apps/bin/kmsg.c - KBus from the shell: announce, ask, listen, answer, see who is bound.
 *
 * Messages are texts. What comes is written as one line: its kind, its name, the connection it is
 * from, and its text.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "abi/handle.h"
#include "kbus.h"
#include "lib/tool.h"

#define TEXT_MAX 4096

static int connection;
static uint32_t bus;
static long count; /* messages, 0: without end */
static uint32_t timeout = WAIT_FOREVER;
static union {
	struct kbus_message head;
	char bytes[sizeof(struct kbus_message) + KBUS_NAME_MAX + KBUS_BYTES_MAX];
} got;

static void fail(const char *what, int error)
{
	errno = -error;
	tool_fatal(what);
}

static void open_bus(void)
{
	connection = KBusOpen(bus);
	if (connection < 0)
		fail("the bus", connection);
}

/* Arguments as one text. */
static const char *join(char **words)
{
	static char text[TEXT_MAX];
	size_t used = 0;

	for (; *words; words++) {
		size_t length = strlen(*words);

		if (used + length + 2 > sizeof(text)) {
			tool_complain("the text is too long");
			exit(tool_end());
		}
		if (used)
			text[used++] = ' ';
		memcpy(text + used, *words, length + 1);
		used += length;
	}
	return text;
}

static const char *kind(void)
{
	if (got.head.flags & KBUS_SYNTHETIC)
		return got.head.reply_to ? "status" : "event";
	if (got.head.reply_to)
		return "reply";
	return got.head.flags & KBUS_WANT_A_REPLY ? "request" : "announcement";
}

/* Text as it is; what is none as bytes. */
static void show_data(void)
{
	uint32_t size;
	const unsigned char *data = KBusData(&got.head, &size);
	bool text = true;

	for (uint32_t i = 0; i < size; i++)
		text &= isprint(data[i]) || data[i] >= 0x80;
	for (uint32_t i = 0; i < size; i++)
		printf(text ? "%c" : "%02x ", data[i]);
}

static void show(void)
{
	uint32_t size;
	const char *name = KBusName(&got.head, &size);

	printf("%s %.*s from %lu: ", kind(), (int)size, name, (unsigned long)got.head.from);
	show_data();
	putchar('\n');
	fflush(stdout);
}

static bool receive(void)
{
	int size = KBusReceive(connection, &got, sizeof(got), timeout);

	if (size == -ETIMEDOUT || size == -EAGAIN)
		return false;
	if (size < 0)
		fail("the bus", size);
	return true;
}

static void send(const char *name, char **words)
{
	const char *text = join(words);
	int error = KBusSend(connection, name, 0, text, strlen(text), 0, NULL);

	if (error)
		fail(name, error);
}

/* The answer's text; a Status is none. */
static void call(const char *name, char **words)
{
	const char *text = join(words);
	int size = KBusCall(connection, name, text, strlen(text), &got, sizeof(got), timeout);

	if (size < 0)
		fail(name, size);
	if (got.head.flags & KBUS_SYNTHETIC) {
		const char *status = KBusName(&got.head, &(uint32_t){0});

		tool_complain("%s: not answered: %.*s", name, (int)got.head.name_size, status);
		return;
	}
	show_data();
	putchar('\n');
}

static void bind(const char *name, uint32_t role)
{
	int error = KBusBind(connection, name, role);

	if (error)
		fail(name, error);
}

static void listen(char **names)
{
	for (; *names; names++)
		bind(*names, KBUS_LISTENER);
	for (long i = 0; (!count || i < count) && !tool_output_gone() && receive(); i++)
		show();
}

/* Each request gets the text, or with none its own back. */
static void reply(const char *name, char **words)
{
	const char *text = *words ? join(words) : NULL;

	bind(name, KBUS_REPLIER);
	for (long i = 0; (!count || i < count) && !tool_output_gone() && receive(); i++) {
		uint32_t size;
		const void *data = KBusData(&got.head, &size);
		int error;

		show();
		error = KBusReply(connection, &got.head, text ? text : data,
				  text ? strlen(text) : size);
		if (error && error != -EADDRNOTAVAIL) /* it did not wait for it */
			fail(name, error);
	}
}

static void copy(FILE *file, const char *name)
{
	char text[4096];
	size_t size;

	(void)name;
	while ((size = fread(text, 1, sizeof(text), file)) > 0 && !tool_output_gone())
		fwrite(text, 1, size, stdout);
}

static void view(const char *what)
{
	char path[64];

	snprintf(path, sizeof(path), "/System/Bus/kbus%lu.%s", (unsigned long)bus, what);
	tool_files((char *[]){path, NULL}, copy);
}

static void options(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "+b:n:t:")) != -1) {
		if (option == 'b')
			bus = (uint32_t)tool_number(optarg);
		else if (option == 'n')
			count = tool_number(optarg);
		else if (option == 't')
			timeout = (uint32_t)tool_number(optarg) * 1000;
		else
			tool_usage();
	}
}

int main(int argc, char **argv)
{
	const char *what;

	tool_begin(argv, "kmsg [-b BUS] [-n COUNT] [-t SECONDS] send NAME [TEXT...] | call NAME "
			 "[TEXT...] | listen NAME... | reply NAME [TEXT...] | bindings | stats");
	options(argc, argv);
	argv += optind;
	argc -= optind;
	what = argc ? argv[0] : "bindings";
	if (argc <= 1 && (!strcmp(what, "bindings") || !strcmp(what, "stats"))) {
		view(what);
		return tool_end();
	}
	if (argc < 2)
		tool_usage();
	open_bus();
	if (!strcmp(what, "send"))
		send(argv[1], argv + 2);
	else if (!strcmp(what, "call"))
		call(argv[1], argv + 2);
	else if (!strcmp(what, "listen"))
		listen(argv + 1);
	else if (!strcmp(what, "reply"))
		reply(argv[1], argv + 2);
	else
		tool_usage();
	return tool_end();
}
