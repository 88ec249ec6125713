/* tests/guest/test_views.c - /System/Kernel: every view opens, reads well and tells the truth. */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>
#include "fs.h"
#include "peer.h"
#include "port.h"

#define FOLDER "/System/Kernel/"

static char text[300000];

static int open_view(const char *name)
{
	char path[64];

	snprintf(path, sizeof path, FOLDER "%s", name);
	return FsOpen(path, FS_READ);
}

/* The whole view in `text`; its length. */
static int read_view(const char *name, uint32_t part)
{
	int handle = open_view(name), length = 0, n;

	NEED(handle > 0);
	while ((n = FsReadSync(handle, text + length, part, 0)) > 0)
		length += n;
	EQ(n, 0);
	EQ(FsClose(handle), 0);
	text[length] = 0;
	return length;
}

/* Columns of the line that begins here; *end moves to the next one. */
static int columns(const char **line)
{
	const char *at = *line;
	int count = 0;

	while (*at && *at != '\n') {
		count += *at != ' ' && (at == *line || at[-1] == ' ');
		at++;
	}
	CHECK(*at == '\n'); /* a whole line */
	*line = at + 1;
	return count;
}

/* Is there a line in which the column of this heading is `value` and that ends with `end`? */
static bool has_line(const char *heading, unsigned long value, const char *end)
{
	char number[12], *line = strtok(text, "\n"), *place = strstr(line, heading);
	size_t before = 0;

	NEED(place);
	for (char *c = line; c < place; c++)
		before += *c != ' ' && (c == line || c[-1] == ' ');
	snprintf(number, sizeof number, "%lu", value);
	while ((line = strtok(NULL, "\n"))) {
		char *at = line + strspn(line, " ");
		size_t length = strlen(line);

		for (size_t i = 0; i < before; i++) {
			at += strcspn(at, " ");
			at += strspn(at, " ");
		}
		if (strncmp(at, number, strlen(number)) || (at[strlen(number)] & ~' '))
			continue;
		if (length >= strlen(end) && !strcmp(line + length - strlen(end), end))
			return true;
	}
	return false;
}

static void every(void (*function)(const struct fs_entry *e))
{
	int folder = FsOpen("/System/Kernel", FS_READ | FS_DIRECTORY);
	struct fs_entry e;
	int count = 0;

	NEED(folder > 0);
	for (; FsReadDir(folder, &e) == 1; count++)
		function(&e);
	CHECK(count >= 13);
	EQ(FsClose(folder), 0);
}

static void reads_well(const struct fs_entry *e)
{
	const char *line = text;
	int heading, lines = 0;

	EQ(e->type, FS_TYPE_FILE);
	read_view(e->name, sizeof text - 1);
	heading = columns(&line);
	CHECK(heading >= 2);
	for (; *line; lines++)
		if (!CHECK(columns(&line) >= heading - 1)) /* a title may be empty */
			tap_say("# view %s", e->name);
}

TEST(every_view_is_a_heading_and_lines)
{
	every(reads_well);
}

TEST(what_is_ours_is_in_it)
{
	uint32_t id = (uint32_t)ProcGetId(), w = tap_window(0, WND_VISIBLE, 11, 12, 40, 30);
	int port, area;

	EQ(WndSetTitle(w, "In the view"), 0);
	port = FsCreate("/System/Ports/views-test", FS_RDWR);
	NEED(port > 0);
	EQ(PortListen(port), 0);
	area = VmmShare(8192, "views-area", RIGHT_READ);
	NEED(area > 0);
	read_view("processes", 4096);
	CHECK(has_line("PROCESS", id, "views"));
	read_view("threads", 4096);
	CHECK(has_line("THREAD", (uint32_t)ThrGetId(), "views"));
	read_view("handles", 4096);
	CHECK(has_line("HANDLE", (uint32_t)port, " views-test"));
	read_view("handles", 4096);
	CHECK(has_line("HANDLE", (uint32_t)area, " views-area"));
	read_view("windows", 4096);
	CHECK(has_line("WINDOW", w, " In the view"));
	read_view("queues", 4096);
	CHECK(has_line("THREAD", (uint32_t)ThrGetId(), " -"));
	read_view("ports", 4096);
	CHECK(has_line("PROCESS", id, " views-test"));
	read_view("shared", 4096);
	CHECK(has_line("MAKER", id, " views-area"));
	read_view("mappings", 4096);
	CHECK(!has_line("PROCESS", id, " views-area"));
	CHECK(VmmMap(area, 0, VMM_READ) < 0xfffff000);
	read_view("mappings", 4096);
	CHECK(has_line("PROCESS", id, " views-area"));
	FsClose(port);
	HandleClose(area);
}

/* Whatever a program calls its things: a line is a line, and a terminal that shows it obeys nobody.
 */
TEST(names_are_only_names)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 11, 12, 40, 30);

	EQ(WndSetTitle(w, "two\nlines \x1b]0;and\7 \x7f \u00e9"), 0);
	read_view("windows", 4096);
	CHECK(has_line("WINDOW", w, " two?lines ?]0;and? ? \u00e9"));
	every(reads_well);
	EQ(WndClose(w), 0);
}

/* Bytes that have gone over a connection, each way. */
TEST(ports_tell_what_went_over_them)
{
	int listener = FsCreate("/System/Ports/views-test", FS_RDWR), client, server;
	char bytes[7000] = "";

	EQ(PortListen(listener), 0);
	client = FsOpen("/System/Ports/views-test", FS_RDWR);
	server = PortAccept(listener, 0);
	NEED(client > 0 && server > 0);
	for (int i = 0; i < 3; i++) { /* more than the ring has, so that it goes round */
		EQ(FsWriteSync(client, bytes, 3000), 3000);
		EQ(FsReadSync(server, bytes, 3000, 0), 3000);
	}
	EQ(FsWriteSync(server, bytes, 20), 20);
	read_view("ports", 4096);
	CHECK(has_line("SENT", 20, " views-test"));
	read_view("ports", 4096);
	CHECK(has_line("GOT", 9000, " views-test"));
}

/* Who holds what, and whose it is. */
TEST(capabilities_are_listed)
{
	int owner = PeerCreate(4096), holder = PeerCreate(4096);
	uint32_t id = (uint32_t)ProcGetId();
	uint64_t node = 4, cap;
	char end[32];

	NEED(owner > 0 && holder > 0);
	EQ(PeerIntroduce(owner, node, holder, &cap), 0);
	snprintf(end, sizeof end, "lives     0x%llx", cap);
	read_view("capabilities", 4096);
	CHECK(has_line("OWNER", id, end));
	read_view("peers", 4096);
	CHECK(has_line("HANDLE", (uint32_t)holder, "views"));
	for (int i = 0; i < 3; i++)
		EQ(PeerSend(holder, &(struct peer_send){.to = &cap, .to_count = 1}), 1);
	snprintf(end, sizeof end, "%8u lives     0x%llx", 3u, cap);
	read_view("capabilities", 4096);
	CHECK(has_line("OWNER", id, end));
	EQ(NodeDestroy(owner, &node, 1), 0);
	snprintf(end, sizeof end, "destroyed 0x%llx", cap);
	read_view("capabilities", 4096);
	CHECK(has_line("HANDLE", (uint32_t)holder, end));
	EQ(HandleClose(owner), 0);
	read_view("capabilities", 4096); /* the node keeps what it needs of its owner */
	CHECK(has_line("OWNER", id, end));
	EQ(HandleClose(holder), 0);
}

/* What `cat` shows is what there was when it was typed. */
TEST(a_view_is_of_the_moment_it_was_opened)
{
	int handle = open_view("processes"), child = tap_start(CHILD("sleep"));
	struct proc_info info;
	int length;

	EQ(ProcQuery(child, &info), 0);
	length = FsReadSync(handle, text, sizeof text - 1, 0);
	NEED(length > 0);
	text[length] = 0;
	CHECK(!has_line("PROCESS", info.process, ""));
	EQ(FsClose(handle), 0);
	read_view("processes", 4096);
	CHECK(has_line("PROCESS", info.process, ""));
	tap_kill(child);
}

TEST(an_open_view_stays_as_it_was)
{
	int handle = open_view("processes"), child;
	struct fs_info info;
	int length;

	EQ(FsQueryHandle(handle, &info), 0);
	child = tap_start(CHILD("sleep"));
	EQ(FsReadSync(handle, text, sizeof text, 0), (int)info.size);
	EQ(FsSeek(handle, 0, FS_SEEK_END), (int)info.size);
	EQ(FsSeek(handle, 0, FS_SEEK_SET), 0);
	length = FsReadSync(handle, text, sizeof text, 0);
	EQ(length, (int)info.size);
	EQ(FsClose(handle), 0);
	CHECK(read_view("processes", 1) > length);
	tap_kill(child);
}

TEST(what_is_refused)
{
	struct fs_info info;

	EQ(open_view("nothing"), -ENOENT);
	EQ(FsOpen(FOLDER "memory", FS_WRITE), -EROFS);
	EQ(FsOpen(FOLDER "memory", FS_READ | FS_DIRECTORY), -ENOTDIR);
	EQ(FsOpen(FOLDER "memory", FS_READ | FS_CREATE | FS_EXCLUSIVE), -EEXIST);
	EQ(FsCreate(FOLDER "new", FS_RDWR), -EROFS);
	EQ(FsRemove(FOLDER "memory"), -EROFS);
	EQ(FsQuery(FOLDER "memory", &info), 0);
	EQ(info.type, FS_TYPE_FILE);
	EQ(info.rights, RIGHT_READ);
	EQ(FsQuery(FOLDER "nothing", &info), -ENOENT);
	EQ(tap_end(tap_start(CHILD("no_right"))), 0);
}

/* What concerns others is for who may debug. */
ROLE(no_right)
{
	(void)args;
	EQ(open_view("threads"), -EPERM);
	EQ(open_view("handles"), -EPERM);
	EQ(open_view("queues"), -EPERM);
	EQ(open_view("trace"), -EPERM);
	CHECK(open_view("processes") > 0);
	return tap_failures;
}

/* Holds views and is killed with them. */
ROLE(hold)
{
	(void)args;
	for (int i = 0; i < 20; i++)
		CHECK(FsReadSync(open_view("threads"), text, sizeof text, 0) > 0);
	EQ(HandleClose(TAP_HANDLE(0)), 0);
	EQ(EvtSet(TAP_HANDLE(1)), 0);
	ThrSleep(WAIT_FOREVER);
	return 0;
}

ROLE(sleep)
{
	(void)args;
	ThrSleep(WAIT_FOREVER);
	return 0;
}

TEST(who_ends_pays_no_more)
{
	int handle = open_view("handles"), ready = EvtCreate(0), child;

	child = tap_start(CHILD("hold", .handles = {handle, ready}, .privileges = PRIV_DEBUG));
	tap_await(ready);
	tap_kill(child);
	CHECK(FsReadSync(handle, text, sizeof text, 0) > 0);
}

/* Handles: a view of one that has ended, events to begin and when done. */
ROLE(read_late)
{
	(void)args;
	tap_await(TAP_HANDLE(1));
	CHECK(FsReadSync(TAP_HANDLE(0), text, sizeof text, 0) > 0);
	EQ(EvtSet(TAP_HANDLE(2)), 0);
	return tap_failures;
}

/* Handles: the two events. */
ROLE(pass_on)
{
	(void)args;
	tap_start(CHILD("read_late",
			.handles = {open_view("processes"), TAP_HANDLE(0), TAP_HANDLE(1)}));
	return 0;
}

TEST(a_view_outlives_its_opener)
{
	int begin = EvtCreate(0), done = EvtCreate(0);

	EQ(tap_end(tap_start(CHILD("pass_on", .handles = {begin, done}))), 0);
	EQ(EvtSet(begin), 0);
	tap_await(done);
}

TEST(named_areas_are_listed)
{
	int area = VmmShare(8192, "listed-area", RIGHT_READ), nameless = VmmShare(4096, NULL, 0);
	int folder = FsOpen("/System/Shared", FS_READ | FS_DIRECTORY), seen = 0;
	struct fs_info info;
	struct fs_entry e;

	while (FsReadDir(folder, &e) == 1)
		if (!strcmp(e.name, "listed-area")) {
			EQ(e.type, FS_TYPE_SHARED);
			EQ(e.size, 8192);
			seen++;
		}
	EQ(seen, 1);
	EQ(FsQuery("/System/Shared/listed-area", &info), 0);
	EQ(info.type, FS_TYPE_SHARED);
	EQ(info.size, 8192);
	EQ(info.rights, RIGHT_READ);
	EQ(FsOpen("/System/Shared/listed-area", FS_READ), -ENOTSUP);
	EQ(HandleClose(area), 0);
	EQ(FsQuery("/System/Shared/listed-area", &info), -ENOENT);
	EQ(FsOpen("/System/Shared/listed-area", FS_READ), -ENOENT);
	EQ(HandleClose(nameless), 0);
	EQ(FsClose(folder), 0);
}

/* A view for whose text there is no memory does not open, and does the next time. */
TEST(no_memory_is_said)
{
	struct proc_info before, after;

	read_view("threads", sizeof text - 1); /* its own pages are there */
	EQ(ProcQuery(HANDLE_NONE, &before), 0);
	for (uint32_t n = 1; n < 12; n++) {
		int handle;

		DbgFailAlloc(n);
		handle = open_view("threads");
		if (DbgFailAlloc(0) == 0) {
			EQ(handle, -ENOMEM);
			handle = open_view("threads");
		}
		CHECK(FsReadSync(handle, text, sizeof text, 0) > 0);
		EQ(FsClose(handle), 0);
	}
	EQ(ProcQuery(HANDLE_NONE, &after), 0);
	EQ(after.heap_bytes, before.heap_bytes);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(every_view_is_a_heading_and_lines),
						T(what_is_ours_is_in_it),
						T(names_are_only_names),
						T(ports_tell_what_went_over_them),
						T(capabilities_are_listed),
						T(a_view_is_of_the_moment_it_was_opened),
						T(an_open_view_stays_as_it_was),
						T(what_is_refused),
						T(who_ends_pays_no_more),
						T(a_view_outlives_its_opener),
						T(named_areas_are_listed),
						T(no_memory_is_said),
						{}};
	static const struct tap_role roles[] = {T(no_right), T(hold),	   T(sleep),
						T(pass_on),  T(read_late), {}};

	return tap_main(argc, argv, tests, roles);
}
