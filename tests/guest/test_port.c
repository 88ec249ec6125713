/* tests/guest/test_port.c - ports: names, listening, accepting, bytes, closing, signals. */
#include "tap_port.h"
#include <stdio.h>

#define LARGE (10 * PORT_BUFFER)

static uint8_t out[LARGE + 1], in[LARGE + 1];

static bool signalled(int handle)
{
	return ThrWaitHandle(handle, 0) == 0;
}

/* Is the name in the directory? */
static bool listed(const char *name)
{
	int folder = FsOpen("/System/Ports", FS_READ);
	struct fs_entry e;
	bool found = false;

	NEED(folder > 0);
	while (FsReadDir(folder, &e) == 1)
		if (!strcmp(e.name, name)) {
			found = true;
			EQ(e.type, FS_TYPE_PORT);
		}
	EQ(FsClose(folder), 0);
	return found;
}

/* ---- rules 1 and 2: names, listening ---- */

TEST(a_name_is_taken_once)
{
	struct fs_info info;
	int p = FsCreate(PORT_PATH "test-name", FS_RDWR);

	NEED(p > 0);
	EQ(FsCreate(PORT_PATH "test-name", FS_RDWR), -EEXIST);
	EQ(PortListen(p), 0);
	EQ(FsCreate(PORT_PATH "test-name", FS_RDWR), -EEXIST);
	EQ(FsQuery(PORT_PATH "test-name", &info), 0);
	EQ(info.type, FS_TYPE_PORT);
	EQ(FsClose(p), 0);
	EQ(FsQuery(PORT_PATH "test-name", &info), -ENOENT);
	p = FsCreate(PORT_PATH "test-name", FS_RDWR);
	CHECK(p > 0);
	EQ(FsClose(p), 0);
}

TEST(names_that_cannot_be)
{
	char path[400] = PORT_PATH;

	EQ(FsCreate(PORT_PATH "a/b", FS_RDWR), -ENOENT);
	CHECK(FsCreate(PORT_PATH, FS_RDWR) < 0);
	EQ(FsCreate(PORT_PATH "test-x", 0x40000000), -EINVAL);
	EQ(FsOpen(PORT_PATH "test-none", FS_RDWR), -ENOENT);
	memset(path + strlen(path), 'n', 300);
	EQ(FsCreate(path, FS_RDWR), -ENAMETOOLONG);
	EQ(FsCreate(NULL, FS_RDWR), -EFAULT);
	CHECK(FsRemove(PORT_PATH "test-none") < 0);
	CHECK(FsMakeDir(PORT_PATH "test-folder") < 0);
}

TEST(a_listener_is_listed_and_carries_nothing)
{
	int p = FsCreate(PORT_PATH "test-list", FS_RDWR), ends[2], e = EvtCreate(0);

	CHECK(!listed("test-list"));
	EQ(FsOpen(PORT_PATH "test-list", FS_RDWR), -ECONNREFUSED);
	EQ(PortAccept(p, 0), -EINVAL);
	EQ(PortListen(p), 0);
	CHECK(listed("test-list"));
	EQ(PortListen(p), -EINVAL);
	EQ(FsReadSync(p, in, 1, 0), -EINVAL);
	EQ(FsWriteSync(p, out, 1), -EINVAL);
	EQ(FsSeek(p, 0, FS_SEEK_SET), -ESPIPE);
	EQ(PortGetPeer(p, (uint32_t *)in), -ENOTCONN);
	EQ(FsClose(p), 0);
	CHECK(!listed("test-list"));
	port_ends(ends, 0);
	for (int i = 0; i < 2; i++) {
		EQ(PortListen(ends[i]), -EINVAL);
		EQ(PortAccept(ends[i], 0), -EINVAL);
		EQ(PortSetBuffer(ends[i], 1), -EINVAL);
	}
	EQ(PortListen(e), -ENOTSUP);
	EQ(PortAccept(e, 0), -ENOTSUP);
	EQ(PortListen(12345), -EBADF);
	EQ(PortAccept(12345, 0), -EBADF);
}

/* ---- rules 3 to 5: clients, backlog, accepting ---- */

TEST(signalled_while_a_client_waits)
{
	int p = port_serve("test-signal"), a, b, s;

	EQ(PortAccept(p, 0), -EAGAIN);
	EQ(PortAccept(p, 1), -EINVAL);
	CHECK(!signalled(p));
	a = port_join("test-signal");
	CHECK(signalled(p));
	CHECK(signalled(p)); /* it stays so */
	b = port_join("test-signal");
	s = PortAccept(p, 0);
	CHECK(s > 0);
	CHECK(signalled(p));
	EQ(FsClose(b), 0); /* who leaves waits no longer */
	CHECK(!signalled(p));
	EQ(PortAccept(p, 0), -EAGAIN);
	EQ(FsClose(a), 0);
}

TEST(sixteen_clients_wait)
{
	int p = port_serve("test-backlog"), clients[PORT_BACKLOG], last, end;

	for (int i = 0; i < PORT_BACKLOG; i++)
		clients[i] = port_join("test-backlog");
	EQ(FsOpen(PORT_PATH "test-backlog", FS_RDWR), -EBUSY);
	EQ(FsClose(clients[7]), 0);
	last = port_join("test-backlog");
	EQ(FsOpen(PORT_PATH "test-backlog", FS_RDWR), -EBUSY);
	end = PortAccept(p, 0);
	CHECK(FsOpen(PORT_PATH "test-backlog", FS_RDWR) > 0);
	EQ(FsOpen(PORT_PATH "test-backlog", FS_RDWR), -EBUSY);
	EQ(FsClose(p), 0);
	EQ(FsWriteSync(end, "x", 1), 1);
	EQ(FsReadSync(clients[0], in, 1, 0), 1); /* was accepted: lives on */
	EQ(FsReadSync(last, in, 1, 0), -ECONNREFUSED);
}

/* Opens the port as often as it can and stays; its result is how often that was. */
ROLE(crowd)
{
	int n = 0;

	(void)args;
	while (FsOpen(PORT_PATH "test-crowd", FS_RDWR) > 0)
		n++;
	EQ(EvtSet(TAP_HANDLE(0)), 0);
	EQ(ThrWaitHandle(TAP_HANDLE(1), TAP_DEADLINE), 0);
	return tap_failures ? -1 : n;
}

TEST(hostile_clients_keep_nobody_out)
{
	int p = port_serve("test-crowd"), full = EvtCreate(0), go = EvtCreate(EVENT_MANUAL);
	int crowds[2], client;

	for (int i = 0; i < 2; i++) {
		crowds[i] = tap_start(CHILD("crowd", .handles = {full, go}));
		tap_await(full);
	}
	client = port_join("test-crowd");
	port_join("test-crowd");
	EQ(FsOpen(PORT_PATH "test-crowd", FS_RDWR), -EBUSY);
	EQ(FsClose(client), 0);
	port_join("test-crowd"); /* its place is free again */
	EQ(EvtSet(go), 0);
	EQ(tap_end(crowds[0]), PORT_BACKLOG);
	EQ(tap_end(crowds[1]), 5);
	for (int i = 2; i < PORT_BACKLOG; i++)
		port_join("test-crowd"); /* so are theirs */
	EQ(FsOpen(PORT_PATH "test-crowd", FS_RDWR), -EBUSY);
	EQ(FsClose(p), 0);
}

TEST(the_oldest_is_accepted_first)
{
	int p = port_serve("test-order"), clients[5], ends[5];
	struct port_op ops[5];

	for (int i = 0; i < 5; i++) {
		clients[i] = port_join("test-order");
		out[i] = (uint8_t)('a' + i);
		port_write(&ops[i], clients[i], out + i, 1);
		CHECK(port_waits(&ops[i])); /* writes wait for the accept */
	}
	for (int i = 0; i < 5; i++) {
		uint32_t peer = 0;

		ends[i] = PortAccept(p, 0);
		EQ(port_done(&ops[i]), 1);
		EQ(FsReadSync(ends[i], in, 1, 0), 1);
		EQ(in[0], 'a' + i);
		EQ(PortGetPeer(ends[i], &peer), 0);
		EQ(peer, ProcGetId());
		EQ(PortGetPeer(clients[i], &peer), 0);
		EQ(peer, ProcGetId());
	}
	EQ(PortAccept(p, 0), -EAGAIN);
	EQ(FsClose(ends[0]), 0);
	EQ(PortGetPeer(clients[0], (uint32_t *)in), -ENOTCONN);
}

TEST(a_hundred_clients)
{
	int p = port_serve("test-hundred"), clients[100], ends[100];

	for (int i = 0; i < 100; i++) {
		clients[i] = port_join("test-hundred");
		ends[i] = PortAccept(p, 0);
		NEED(ends[i] > 0);
		EQ(FsWriteSync(clients[i], &i, sizeof i), sizeof i);
	}
	for (int i = 99, got; i >= 0; i--) {
		EQ(FsReadSync(ends[i], &got, sizeof got, 0), sizeof got);
		EQ(got, i);
		EQ(FsWriteSync(ends[i], &i, sizeof i), sizeof i);
		EQ(FsReadSync(clients[i], &got, sizeof got, 0), sizeof got);
		EQ(got, i);
	}
}

/* ---- rule 6: bytes ---- */

/* So many bytes in one write through a buffer of this size, read in one piece. */
static void carry(int ends[2], uint32_t size)
{
	struct port_job job = {.handle = ends[0], .buffer = out, .size = size, .write = true};

	port_fill(out, size, 0, size);
	memset(in, 0, sizeof in);
	port_start(&job);
	EQ(FsReadSync(ends[1], in, size, 0), (int)size);
	EQ(tap_end_thread(job.thread), (int)size);
	CHECK(port_same(in, size, 0, size));
	EQ(in[size], 0);
}

TEST(sizes_around_the_buffer)
{
	static const uint32_t buffers[] = {0, 1, 2, 4095, 4097, PORT_BUFFER_MAX};
	static const uint32_t sizes[] = {
		1, 2, PORT_BUFFER - 1, PORT_BUFFER, PORT_BUFFER + 1, LARGE,
	};

	for (uint32_t b = 0; b < sizeof buffers / sizeof *buffers; b++) {
		int ends[2];

		port_ends(ends, buffers[b]);
		for (uint32_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			uint32_t size = buffers[b] == 1 && sizes[i] > 100 ? 100 : sizes[i];

			carry(ends, size);
			carry((int[]){ends[1], ends[0]}, size);
		}
		EQ(FsClose(ends[0]), 0);
		EQ(FsClose(ends[1]), 0);
	}
}

TEST(every_byte_of_the_buffer_is_usable)
{
	int ends[2];
	struct port_op more;
	struct fs_info info;

	port_ends(ends, 0);
	port_fill(out, 1, 0, LARGE);
	EQ(FsWriteSync(ends[0], out, PORT_BUFFER), PORT_BUFFER); /* does not wait */
	EQ(FsQueryHandle(ends[1], &info), 0);
	EQ(info.type, FS_TYPE_PORT);
	EQ(info.size, PORT_BUFFER);
	port_write(&more, ends[0], out + PORT_BUFFER, 1);
	CHECK(port_waits(&more));
	EQ(FsReadSync(ends[1], in, 1, 0), 1);
	EQ(port_done(&more), 1);
	EQ(FsReadSync(ends[1], in + 1, PORT_BUFFER, 0), PORT_BUFFER);
	CHECK(port_same(in, 1, 0, PORT_BUFFER + 1));
}

TEST(buffer_sizes_that_cannot_be)
{
	int p = FsCreate(PORT_PATH "test-size", FS_RDWR), pair[2];

	EQ(PortSetBuffer(p, 0), -EINVAL);
	EQ(PortSetBuffer(p, PORT_BUFFER_MAX + 1), -EINVAL);
	EQ(PortSetBuffer(p, 0xffffffff), -EINVAL);
	EQ(PortSetBuffer(p, 1), 0);
	EQ(PortListen(p), 0);
	EQ(PortSetBuffer(p, PORT_BUFFER_MAX), 0);
	EQ(PortPair(pair, PORT_BUFFER_MAX + 1), -EINVAL);
	EQ(PortPair(NULL, 0), -EFAULT);
}

TEST(partial_reads)
{
	int ends[2];
	struct port_op r;

	port_ends(ends, 0);
	port_read(&r, ends[1], in, 100, FILE_PARTIAL);
	CHECK(port_waits(&r));
	EQ(FsWriteSync(ends[0], "abc", 3), 3);
	EQ(port_done(&r), 3);
	EQ(memcmp(in, "abc", 3), 0);
	EQ(FsWriteSync(ends[0], "de", 2), 2);
	EQ(FsReadSync(ends[1], in, 100, FILE_PARTIAL), 2);
	EQ(FsReadSync(ends[1], in, 100, 0x2), -EINVAL);
	EQ(FsReadSync(ends[1], in, 0, 0), 0);
	port_read(&r, ends[1], in, 5, 0); /* not partial: all of it */
	EQ(FsWriteSync(ends[0], "fghi", 4), 4);
	CHECK(port_waits(&r));
	EQ(FsWriteSync(ends[0], "jk", 2), 2);
	EQ(port_done(&r), 5);
	EQ(memcmp(in, "fghij", 5), 0);
	EQ(FsReadSync(ends[1], in, 1, FILE_PARTIAL), 1);
	EQ(in[0], 'k');
}

TEST(a_pair_is_two_ends)
{
	int pair[2];

	EQ(PortPair(pair, 0), 0);
	carry(pair, LARGE);
	carry((int[]){pair[1], pair[0]}, 100);
	EQ(FsClose(pair[0]), 0);
	EQ(FsReadSync(pair[1], in, 1, 0), 0);
	EQ(FsWriteSync(pair[1], out, 1), -EPIPE);
}

TEST(the_input_ends_once)
{
	struct port_op waiting;
	int pair[2];

	EQ(PortPair(pair, 0), 0);
	EQ(FsWriteSync(pair[0], "ab", 2), 2);
	EQ(PortEnd(pair[0]), 0);
	EQ(PortEnd(pair[0]), -EAGAIN); /* nobody has met the first */
	EQ(FsWriteSync(pair[0], "cd", 2), 2);
	EQ(FsReadSync(pair[1], in, 1, 0), 1);
	EQ(FsReadSync(pair[1], in, 100, 0), 1); /* what is before the end is enough */
	EQ(FsReadSync(pair[1], in, 0, 0), 0);	/* asks for nothing, meets nothing */
	EQ(FsReadSync(pair[1], in, 100, FILE_PARTIAL), 0);
	EQ(FsReadSync(pair[1], in, 100, FILE_PARTIAL), 2);
	EQ(ThrWaitHandle(pair[1], 0), -ETIMEDOUT);
	EQ(PortEnd(pair[0]), 0);
	EQ(ThrWaitHandle(pair[1], 0), 0);
	EQ(FsReadSync(pair[1], in, 1, 0), 0);
	port_read(&waiting, pair[1], in, 10, 0);
	EQ(FsWriteSync(pair[0], "xyz", 3), 3);
	EQ(port_waits(&waiting), true);
	EQ(PortEnd(pair[0]), 0);
	EQ(port_done(&waiting), 3);
	port_read(&waiting, pair[1], in, 10, 0);
	EQ(port_done(&waiting), 0);
	EQ(FsClose(pair[1]), 0);
	EQ(PortEnd(pair[0]), -EPIPE);
	EQ(PortEnd(port_serve("test-end")), -EINVAL);
	EQ(PortEnd(EvtCreate(0)), -ENOTSUP);
}

TEST(rights)
{
	int p = port_serve("test-rights"), reader, writer, end;

	reader = FsOpen(PORT_PATH "test-rights", FS_READ);
	writer = FsOpen(PORT_PATH "test-rights", FS_WRITE);
	NEED(reader > 0 && writer > 0);
	EQ(FsWriteSync(reader, out, 1), -EACCES);
	EQ(FsReadSync(writer, in, 1, 0), -EACCES);
	EQ(FsRead(writer, in, 1, 0, &(struct fileop){0}), -EACCES);
	end = PortAccept(p, 0);
	EQ(FsWriteSync(end, "x", 1), 1);
	EQ(FsReadSync(reader, in, 1, 0), 1);
}

/* ---- rule 7: before the accept ---- */

TEST(operations_wait_for_the_accept)
{
	int p = port_serve("test-before"), c = port_join("test-before"), s;
	struct port_op zero, write, read;

	port_read(&zero, c, in, 0, 0);
	port_read(&read, c, in, 2, 0);
	port_write(&write, c, "hi", 2);
	CHECK(!signalled(c));
	CHECK(port_waits(&zero) && port_waits(&write) && port_waits(&read));
	s = PortAccept(p, 0);
	EQ(port_done(&zero), 0);
	EQ(port_done(&write), 2);
	EQ(FsReadSync(s, in + 8, 2, 0), 2);
	EQ(memcmp(in + 8, "hi", 2), 0);
	CHECK(port_waits(&read));
	EQ(FsWriteSync(s, "yo", 2), 2);
	EQ(port_done(&read), 2);
	EQ(FsReadSync(c, in, 0, 0), 0);
}

/* The same for a thread that waits in its read of no bytes, and for one that comes later. */
TEST(a_read_of_no_bytes_waits_for_the_accept_only)
{
	int p = port_serve("test-zero"), c = port_join("test-zero"), s;
	struct port_op before;
	struct port_job job = {.handle = c, .buffer = in, .size = 0};

	port_read(&before, c, in, 0, 0);
	port_start(&job);
	s = PortAccept(p, 0);
	CHECK(s > 0);
	EQ(port_done(&before), 0);
	EQ(tap_end_thread(job.thread), 0);
}

TEST(a_server_that_goes_refuses)
{
	int p = port_serve("test-refuse"), c = port_join("test-refuse"), other;
	struct port_op zero, write, read;
	struct port_job job = {.handle = c, .buffer = in, .size = 0};

	other = HandleDuplicate(p, RIGHT_READ | RIGHT_WRITE | RIGHT_WAIT);
	NEED(other > 0);
	port_read(&zero, c, in, 0, 0);
	port_read(&read, c, in, 2, 0);
	port_write(&write, c, "hi", 2);
	port_start(&job);
	EQ(FsClose(p), 0);
	CHECK(port_waits(&zero)); /* another handle to it is open */
	EQ(FsClose(other), 0);
	EQ(port_done(&zero), -ECONNREFUSED);
	EQ(port_done(&write), -ECONNREFUSED);
	EQ(port_done(&read), -ECONNREFUSED);
	EQ(tap_end_thread(job.thread), -ECONNREFUSED);
	CHECK(signalled(c));
	EQ(FsReadSync(c, in, 1, FILE_PARTIAL), -ECONNREFUSED);
	EQ(FsReadSync(c, in, 0, 0), -ECONNREFUSED);
	EQ(FsWriteSync(c, in, 1), -ECONNREFUSED);
	EQ(PortGetPeer(c, (uint32_t *)in), -ENOTCONN);
	EQ(FsOpen(PORT_PATH "test-refuse", FS_RDWR), -ENOENT);
}

/* ---- rule 8: closing ---- */

TEST(what_is_left_is_read_then_the_end)
{
	int ends[2];
	struct port_op r;

	port_ends(ends, 0);
	EQ(FsWriteSync(ends[0], "abcde", 5), 5);
	EQ(FsReadSync(ends[1], in, 2, 0), 2);
	EQ(FsClose(ends[0]), 0);
	EQ(FsWriteSync(ends[1], "x", 1), -EPIPE);
	port_read(&r, ends[1], in, 100, 0);
	EQ(port_done(&r), 3);
	EQ(memcmp(in, "cde", 3), 0);
	for (int i = 0; i < 3; i++)
		EQ(FsReadSync(ends[1], in, 1, 0), 0);
	CHECK(signalled(ends[1]));
}

TEST(closing_completes_what_waits_at_the_other_end)
{
	int ends[2];
	struct port_op r, more, w;

	port_ends(ends, 0);
	port_read(&r, ends[1], in, 100, 0);
	port_read(&more, ends[1], in + 100, 100, FILE_PARTIAL);
	EQ(FsWriteSync(ends[1], out, PORT_BUFFER), PORT_BUFFER);
	port_write(&w, ends[1], out, 10);
	EQ(FsWriteSync(ends[0], "abc", 3), 3);
	CHECK(port_waits(&r) && port_waits(&more) && port_waits(&w));
	EQ(FsClose(ends[0]), 0);
	EQ(port_done(&r), 3);
	EQ(port_done(&more), 0);
	EQ(port_done(&w), -EPIPE);
}

TEST(accepted_connections_outlive_their_server)
{
	int p = port_serve("test-outlive"), a = port_join("test-outlive"), s, b;

	s = PortAccept(p, 0);
	b = port_join("test-outlive");
	EQ(FsClose(p), 0);
	EQ(FsReadSync(b, in, 0, 0), -ECONNREFUSED);
	p = port_serve("test-outlive"); /* the name is free */
	carry((int[]){a, s}, PORT_BUFFER + 1);
	carry((int[]){s, a}, 1);
	EQ(PortAccept(p, 0), -EAGAIN);
}

TEST(only_the_last_handle_closes)
{
	int ends[2], second;

	port_ends(ends, 0);
	second = HandleDuplicate(ends[0], RIGHT_READ | RIGHT_WRITE | RIGHT_WAIT);
	EQ(FsClose(ends[0]), 0);
	carry((int[]){second, ends[1]}, 100);
	EQ(FsClose(second), 0);
	EQ(FsReadSync(ends[1], in, 1, 0), 0);
}

/* ---- rule 9: signals ---- */

TEST(an_end_is_signalled_while_it_can_be_read)
{
	int ends[2];

	port_ends(ends, 0);
	CHECK(!signalled(ends[0]) && !signalled(ends[1]));
	EQ(FsWriteSync(ends[0], "ab", 2), 2);
	CHECK(signalled(ends[1]));
	CHECK(!signalled(ends[0]));
	EQ(FsReadSync(ends[1], in, 1, 0), 1);
	CHECK(signalled(ends[1]));
	EQ(FsReadSync(ends[1], in, 1, 0), 1);
	CHECK(!signalled(ends[1]));
	EQ(FsClose(ends[0]), 0);
	CHECK(signalled(ends[1]));
}

/* What has gone to the other end has gone, and is told. */
TEST(a_buffer_whose_end_is_not_there)
{
	static char got[4096];
	uint32_t pages = VmmAlloc(0, 8192, VMM_READ | VMM_WRITE);
	struct port_job job = {.buffer = (void *)pages, .size = 8192, .write = true};
	struct port_op write;
	int ends[2];

	NEED(VmmFree(pages + 4096, 4096) == 0);
	port_ends(ends, 4096);
	EQ(FsWriteSync(ends[0], (char *)pages + 4090, 20), -EFAULT);
	job.handle = ends[0];
	port_start(&job);
	EQ(FsReadSync(ends[1], got, sizeof got, 0), 4096);
	EQ(tap_end_thread(job.thread), 4096);
	port_write(&write, ends[0], job.buffer, job.size);
	EQ(FsReadSync(ends[1], got, sizeof got, 0), 4096);
	EQ(port_done(&write), -EFAULT);
	EQ(write.op.bytes, 4096);
	EQ(FsWriteSync(ends[0], "end", 3), 3);
	EQ(FsReadSync(ends[1], got, 3, 0), 3);
	EQ(memcmp(got, "end", 3), 0);
	for (int i = 0; i < 2; i++)
		EQ(FsClose(ends[i]), 0);
	EQ(VmmFree(pages, 4096), 0);
}

TEST(ten_ports_at_once)
{
	int ends[10][2], all[10];

	for (int i = 0; i < 10; i++) {
		EQ(PortPair(ends[i], 0), 0);
		all[i] = ends[i][1];
	}
	EQ(ThrWaitMultiple(all, 10, WAIT_ANY, 0), -ETIMEDOUT);
	for (int i = 0; i < 10; i++) {
		EQ(ThrWaitMultiple(all, 10, WAIT_ALL, 0), -ETIMEDOUT);
		EQ(FsWriteSync(ends[i][0], "x", 1), 1);
		EQ(ThrWaitMultiple(all, 10, WAIT_ANY, 0), 0); /* the first of the list */
	}
	CHECK(ThrWaitMultiple(all, 10, WAIT_ALL, 0) >= 0);
	for (int i = 0; i < 9; i++) {
		EQ(FsReadSync(all[i], in, 1, 0), 1);
		EQ(ThrWaitMultiple(all, 10, WAIT_ANY, 0), i + 1);
	}
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_name_is_taken_once),
		T(names_that_cannot_be),
		T(a_listener_is_listed_and_carries_nothing),
		T(signalled_while_a_client_waits),
		T(sixteen_clients_wait),
		T(hostile_clients_keep_nobody_out),
		T(the_oldest_is_accepted_first),
		T(a_hundred_clients),
		T(sizes_around_the_buffer),
		T(every_byte_of_the_buffer_is_usable),
		T(buffer_sizes_that_cannot_be),
		T(partial_reads),
		T(a_pair_is_two_ends),
		T(the_input_ends_once),
		T(rights),
		T(operations_wait_for_the_accept),
		T(a_read_of_no_bytes_waits_for_the_accept_only),
		T(a_server_that_goes_refuses),
		T(what_is_left_is_read_then_the_end),
		T(closing_completes_what_waits_at_the_other_end),
		T(accepted_connections_outlive_their_server),
		T(only_the_last_handle_closes),
		T(an_end_is_signalled_while_it_can_be_read),
		T(a_buffer_whose_end_is_not_there),
		T(ten_ports_at_once),
		{},
	};

	static const struct tap_role roles[] = {T(crowd), {}};

	return tap_main(argc, argv, tests, roles);
}
