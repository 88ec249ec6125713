/* tests/guest/test_io.c - asynchronous operations: their order, cancelling, memory, limits. */
#include "tap_port.h"
#include <stdlib.h>

#define PAGE 4096u
#define RW   (VMM_READ | VMM_WRITE)

static uint8_t out[2 * PORT_BUFFER], in[2 * PORT_BUFFER];

/* A direction whose buffer is full: whatever is written to ends[0] waits. */
static void full(int ends[2])
{
	EQ(PortPair(ends, 0), 0);
	port_fill(out, 5, 0, sizeof out);
	EQ(FsWriteSync(ends[0], out, PORT_BUFFER), PORT_BUFFER);
}

/* Make room. */
static void drain(int ends[2], uint32_t size)
{
	EQ(FsReadSync(ends[1], in, size, 0), (int)size);
}

/* ---- order ---- */

TEST(reads_complete_in_order)
{
	static const uint32_t sizes[] = {3, 1, 5, 0, 2};
	struct port_op ops[5];
	int ends[2];

	EQ(PortPair(ends, 0), 0);
	for (uint32_t i = 0, at = 0; i < 5; at += sizes[i++])
		port_read(&ops[i], ends[1], in + at, sizes[i], i == 2 ? FILE_PARTIAL : 0);
	for (int i = 0; i < 5; i++)
		CHECK(port_waits(&ops[i]));
	EQ(FsWriteSync(ends[0], "abcd", 4), 4);
	EQ(port_done(&ops[0]), 3);
	EQ(port_done(&ops[1]), 1);
	CHECK(port_waits(&ops[2]) && port_waits(&ops[3]) && port_waits(&ops[4]));
	EQ(FsWriteSync(ends[0], "efghi", 5), 5);
	EQ(port_done(&ops[2]), 5); /* partial, but all had come */
	EQ(port_done(&ops[3]), 0); /* of no bytes: waits for its turn only */
	CHECK(port_waits(&ops[4]));
	EQ(FsWriteSync(ends[0], "jk", 2), 2);
	EQ(port_done(&ops[4]), 2);
	EQ(memcmp(in, "abcdefghijk", 11), 0);
}

TEST(writes_complete_in_order)
{
	struct port_op ops[4];
	int ends[2];

	full(ends);
	for (int i = 0; i < 4; i++)
		port_write(&ops[i], ends[0], out + PORT_BUFFER + 10 * i, 10);
	for (int i = 0; i < 4; i++) {
		for (int j = i; j < 4; j++)
			CHECK(port_waits(&ops[j]));
		drain(ends, 10);
		EQ(port_done(&ops[i]), 10);
		CHECK(port_same(in, 5, 10 * i, 10));
	}
	drain(ends, PORT_BUFFER);
	CHECK(port_same(in, 5, 40, PORT_BUFFER));
}

/* Nobody comes by who could help them on. */
TEST(both_wait_for_more_than_the_buffer)
{
	struct port_op read, write;
	int ends[2];

	EQ(PortPair(ends, 100), 0);
	port_fill(out, 8, 0, 1000);
	port_write(&write, ends[0], out, 1000);
	port_read(&read, ends[1], in, 1000, 0);
	EQ(port_done(&write), 1000);
	EQ(port_done(&read), 1000);
	CHECK(port_same(in, 8, 0, 1000));
	port_read(&read, ends[1], in, 1000, 0);
	port_write(&write, ends[0], out, 1000);
	EQ(port_done(&write), 1000);
	EQ(port_done(&read), 1000);
}

/* A synchronous one between asynchronous ones, from another thread. */
TEST(synchronous_ones_keep_their_place)
{
	struct port_op first, last;
	struct port_job job = {.buffer = in + 4, .size = 4};
	int ends[2];

	EQ(PortPair(ends, 0), 0);
	job.handle = ends[1];
	port_read(&first, ends[1], in, 4, 0);
	port_start(&job);
	EQ(FsWriteSync(ends[0], "abcd", 4), 4);
	EQ(port_done(&first), 4);
	EQ(FsWriteSync(ends[0], "efgh", 4), 4);
	EQ(tap_end_thread(job.thread), 4); /* whenever its thread came */
	port_read(&last, ends[1], in + 8, 2, 0);
	EQ(FsWriteSync(ends[0], "ij", 2), 2);
	EQ(port_done(&last), 2);
	EQ(memcmp(in, "abcdefghij", 10), 0);
}

/* Many threads write whole records at once: none is torn. */
#define RECORD	300
#define WRITERS 6
#define RECORDS 40

static int write_records(void *argument)
{
	const int *job = argument;
	uint8_t record[RECORD];

	for (int i = 0; i < RECORDS; i++) {
		memset(record, job[1] + 1, sizeof record);
		if (FsWriteSync(job[0], record, sizeof record) != RECORD)
			return -1;
	}
	return 0;
}

TEST(records_of_many_threads_stay_whole)
{
	int ends[2], threads[WRITERS], jobs[WRITERS][2], count[WRITERS + 1] = {0};

	EQ(PortPair(ends, 1000), 0);
	for (int i = 0; i < WRITERS; i++) {
		jobs[i][0] = ends[0];
		jobs[i][1] = i;
		threads[i] = ThrStart(write_records, jobs[i], 0);
	}
	for (int i = 0; i < WRITERS * RECORDS; i++) {
		EQ(FsReadSync(ends[1], in, RECORD, 0), RECORD);
		for (int j = 1; j < RECORD; j++)
			NEED(in[j] == in[0]);
		NEED(in[0] >= 1 && in[0] <= WRITERS);
		count[in[0]]++;
	}
	for (int i = 0; i < WRITERS; i++) {
		EQ(tap_end_thread(threads[i]), 0);
		EQ(count[i + 1], RECORDS);
	}
}

/* A fast writer and a slow reader, and the reverse; the kernel's heap does not grow. */
static int write_much(void *argument)
{
	static uint8_t piece[5000];

	for (uint32_t at = 0; at < 500000; at += sizeof piece) {
		port_fill(piece, 3, at, sizeof piece);
		if (FsWriteSync((int)argument, piece, sizeof piece) != sizeof piece)
			return -1;
	}
	return 0;
}

static void read_much(uint32_t piece)
{
	struct sys_info before, now;
	int ends[2], writer;

	EQ(PortPair(ends, 0), 0);
	writer = ThrStart(write_much, (void *)ends[0], 0);
	drain(ends, 100);
	NEED(SysInfo(&before, sizeof before) == sizeof before);
	for (uint32_t at = 100, part; at < 500000; at += part) {
		part = 500000 - at < piece ? 500000 - at : piece;
		NEED(FsReadSync(ends[1], in, part, 0) == (int)part);
		NEED(port_same(in, 3, at, part));
	}
	NEED(SysInfo(&now, sizeof now) == sizeof now);
	CHECK(now.heap_bytes < before.heap_bytes + 0x4000);
	EQ(tap_end_thread(writer), 0);
	EQ(FsClose(ends[0]), 0);
	EQ(FsReadSync(ends[1], in, 1, 0), 0);
}

TEST(readers_and_writers_of_different_sizes)
{
	read_much(37);
	read_much(1000);
	read_much(sizeof in);
}

/* ---- cancelling ---- */

TEST(one_is_cancelled)
{
	struct port_op ops[3];
	int ends[2];

	EQ(PortPair(ends, 0), 0);
	for (int i = 0; i < 3; i++)
		port_read(&ops[i], ends[1], in + i, 1, 0);
	EQ(FsCancel(ends[1], &ops[1].op), 1);
	EQ(port_done(&ops[1]), -ECANCELED);
	EQ(FsCancel(ends[1], &ops[1].op), 0);
	EQ(FsCancel(ends[0], &ops[0].op), 0); /* it was not started there */
	EQ(FsWriteSync(ends[0], "xy", 2), 2);
	EQ(port_done(&ops[0]), 1);
	EQ(port_done(&ops[2]), 1);
	EQ(in[0], 'x');
	EQ(in[2], 'y');
	EQ(FsCancel(12345, NULL), -EBADF);
	EQ(FsCancel(ops[0].op.event = EvtCreate(0), NULL), -ENOTSUP);
}

TEST(the_head_is_cancelled_and_the_next_goes_on)
{
	struct port_op large, small;
	int ends[2];

	full(ends);
	port_write(&large, ends[0], out, PORT_BUFFER);
	port_write(&small, ends[0], "z", 1);
	drain(ends, 5);
	CHECK(port_waits(&large));
	EQ(FsCancel(ends[0], &large.op), 1);
	EQ(large.op.bytes, 5); /* as many are in the buffer */
	EQ(port_done(&large), -ECANCELED);
	CHECK(port_waits(&small));
	drain(ends, 1);
	EQ(port_done(&small), 1);
}

TEST(all_of_a_handle_are_cancelled)
{
	struct port_op mine[4], others;
	struct port_job job = {.buffer = in + 100, .size = 1};
	int ends[2], second, more;

	EQ(PortPair(ends, 0), 0);
	second = HandleDuplicate(ends[1], RIGHT_READ | RIGHT_WAIT);
	port_read(&others, second, in, 1, 0);
	for (int i = 0; i < 4; i++)
		port_read(&mine[i], ends[1], in + 1 + i, 1, 0);
	job.handle = ends[1];
	port_start(&job);
	more = FsCancel(ends[1], NULL);
	CHECK(more == 4 || more == 5);
	while (more < 5) { /* the thread had not come yet */
		ThrYield();
		more += FsCancel(ends[1], NULL);
	}
	EQ(tap_end_thread(job.thread), -ECANCELED);
	for (int i = 0; i < 4; i++)
		EQ(port_done(&mine[i]), -ECANCELED);
	CHECK(port_waits(&others));
	EQ(FsWriteSync(ends[0], "q", 1), 1);
	EQ(port_done(&others), 1);
	EQ(in[0], 'q');
}

TEST(closing_the_handle_cancels)
{
	struct port_op read, other;
	int ends[2], second;

	EQ(PortPair(ends, 0), 0);
	second = HandleDuplicate(ends[1], RIGHT_READ | RIGHT_WAIT);
	port_read(&read, ends[1], in, 1, 0);
	port_read(&other, second, in + 1, 1, 0);
	EQ(FsClose(ends[1]), 0);
	EQ(port_done(&read), -ECANCELED);
	CHECK(port_waits(&other)); /* started with a handle that is open */
	EQ(FsWriteSync(ends[0], "w", 1), 1);
	EQ(port_done(&other), 1);
	port_read(&read, second, in, 1, 0);
	EQ(FsClose(second), 0); /* the end's last */
	EQ(port_done(&read), -ECANCELED);
	EQ(FsWriteSync(ends[0], "w", 1), -EPIPE);
}

static int close_it(void *handle)
{
	return FsClose((int)handle);
}

TEST(closing_in_another_thread_ends_a_read)
{
	struct port_job job = {.buffer = in, .size = 1};
	struct port_op before;
	int ends[2], closer;

	EQ(PortPair(ends, 0), 0);
	port_read(&before, ends[1], in, 1,
		  0); /* so that the other one surely waits or comes late */
	job.handle = ends[1];
	port_start(&job);
	closer = ThrStart(close_it, (void *)ends[1], 0);
	EQ(tap_end_thread(closer), 0);
	EQ(port_done(&before), -ECANCELED);
	int result = tap_end_thread(job.thread);
	CHECK(result == -ECANCELED || result == -EBADF);
}

/* ---- memory ---- */

TEST(a_fileop_that_goes_hurts_nobody)
{
	uint32_t page = VmmAlloc(0, PAGE, RW);
	struct fileop *op = (struct fileop *)page;
	int ends[2], event = EvtCreate(0);

	EQ(PortPair(ends, 0), 0);
	op->event = event;
	EQ(FsRead(ends[1], in, 2, 0, op), 0);
	EQ(op->status, -EINPROGRESS);
	EQ(VmmFree(page, PAGE), 0);
	EQ(FsWriteSync(ends[0], "ab", 2), 2);
	tap_await(event); /* the event was taken at the start */
	EQ(memcmp(in, "ab", 2), 0);
}

TEST(a_buffer_that_goes_fails_its_operation)
{
	uint32_t page = VmmAlloc(0, PAGE, RW);
	struct port_op lost, next;
	int ends[2];

	memset((void *)page, 'p', PAGE);
	EQ(PortPair(ends, 0), 0);
	port_read(&lost, ends[1], (void *)page, 2, 0);
	port_read(&next, ends[1], in, 2, 0);
	EQ(VmmFree(page, PAGE), 0);
	EQ(FsWriteSync(ends[0], "ab", 2), 2);
	EQ(port_done(&lost), -EFAULT);
	EQ(port_done(&next), 2); /* and loses no byte */
	EQ(memcmp(in, "ab", 2), 0);
	full(ends);
	page = VmmAlloc(0, PAGE, RW);
	port_write(&lost, ends[0], (void *)page, 10);
	EQ(VmmFree(page, PAGE), 0);
	drain(ends, 20);
	EQ(port_done(&lost), -EFAULT);
}

TEST(wild_pointers)
{
	static const uint32_t wild[] = {0, 1, 0x1000, 0xbffffffe, 0xc0000000, 0xffffffff};
	struct fileop op = {0};
	int ends[2];

	EQ(PortPair(ends, 0), 0);
	EQ(FsWriteSync(ends[0], "abc", 3), 3);
	for (uint32_t i = 0; i < sizeof wild / sizeof *wild; i++) {
		void *p = (void *)wild[i];

		EQ(FsReadSync(ends[1], p, 2, 0), -EFAULT);
		EQ(FsWriteSync(ends[0], p, 2), -EFAULT);
		EQ(FsRead(ends[1], in, 2, 0, p), -EFAULT);
		EQ(FsWrite(ends[0], in, 2, p), -EFAULT);
		op = (struct fileop){0};
		if (FsRead(ends[1], p, 2, 0, &op) == 0)
			EQ(op.status, -EFAULT);
		EQ(PortPair(p, 0), -EFAULT);
		EQ(PortGetPeer(ends[0], p), -EFAULT);
	}
	op.event = 12345;
	EQ(FsRead(ends[1], in, 2, 0, &op), -EBADF);
	op.event = ends[0]; /* no event */
	EQ(FsRead(ends[1], in, 2, 0, &op), -EBADF);
	EQ(FsRead(ends[1], in, 2, 0x80, &op), -EINVAL);
	EQ(FsReadSync(ends[1], in, 0x80000000, 0), -EFAULT);
	EQ(FsReadSync(ends[1], in, 3, 0), 3); /* nothing of it was lost */
	EQ(memcmp(in, "abc", 3), 0);
}

TEST(the_event_needs_the_right_to_set_it)
{
	int ends[2], e = EvtCreate(0), weak = HandleDuplicate(e, RIGHT_WAIT);
	struct fileop op = {.event = weak};

	EQ(PortPair(ends, 0), 0);
	EQ(FsRead(ends[1], in, 2, 0, &op), -EACCES);
	op.event = HANDLE_NONE; /* nobody is told: the status tells */
	EQ(FsRead(ends[1], in, 2, 0, &op), 0);
	EQ(FsWriteSync(ends[0], "xy", 2), 2);
	EQ(op.status, 0);
	EQ(op.bytes, 2);
}

/* ---- limits ---- */

TEST(as_many_as_may_wait)
{
	static struct fileop ops[PROCESS_OPS_MAX + 1] = {[PROCESS_OPS_MAX] = {7, 0, 8}};
	static const struct fileop frozen;
	int ends[2];

	EQ(PortPair(ends, 0), 0);
	for (int i = 0; i < PROCESS_OPS_MAX; i++)
		EQ(FsRead(ends[1], in + i, 1, 0, &ops[i]), 0);
	EQ(FsRead(ends[1], in, 1, 0, &ops[PROCESS_OPS_MAX]), -EAGAIN);
	EQ(ops[PROCESS_OPS_MAX].status, 7); /* who looks there does not wait for it */
	EQ(ops[PROCESS_OPS_MAX].bytes, 8);
	port_fill(out, 9, 0, PROCESS_OPS_MAX);
	EQ(FsWriteSync(ends[0], out, 1), 1);
	EQ(ops[0].status, 0);
	EQ(FsRead(ends[1], in + PROCESS_OPS_MAX, 1, 0, &ops[PROCESS_OPS_MAX]), 0); /* room again */
	EQ(FsWriteSync(ends[0], out + 1, PROCESS_OPS_MAX), PROCESS_OPS_MAX);
	for (int i = 0; i <= PROCESS_OPS_MAX; i++)
		EQ(ops[i].status, 0);
	CHECK(port_same(in, 9, 0, PROCESS_OPS_MAX));
	for (int i = 0; i < PROCESS_OPS_MAX; i++)
		EQ(FsRead(ends[1], in + i, 1, 0, &ops[i]), 0);
	EQ(FsCancel(ends[1], NULL), PROCESS_OPS_MAX);
	/* One that cannot be told takes nobody's place. */
	for (int i = 0; i < 2 * PROCESS_OPS_MAX; i++)
		EQ(FsRead(ends[1], in, 1, 0, (struct fileop *)&frozen), -EFAULT);
	EQ(FsRead(ends[1], in, 1, 0, &ops[0]), 0);
	EQ(FsCancel(ends[1], &ops[0]), 1);
}

/* The status is there when the event is set, however often the two race. */
static int write_ones(void *handle)
{
	for (int i = 0; i < 1000; i++)
		if (FsWriteSync((int)handle, "1", 1) != 1)
			return -1;
	return 0;
}

TEST(the_status_comes_before_the_event)
{
	int ends[2], writer, event = EvtCreate(0);

	EQ(PortPair(ends, 1), 0);
	writer = ThrStart(write_ones, (void *)ends[0], 0);
	for (int i = 0; i < 1000; i++) {
		struct fileop op = {.event = event};

		NEED(FsRead(ends[1], in, 1, 0, &op) == 0);
		tap_await(event);
		NEED(op.status == 0 && op.bytes == 1);
	}
	EQ(tap_end_thread(writer), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(reads_complete_in_order),
		T(writes_complete_in_order),
		T(both_wait_for_more_than_the_buffer),
		T(synchronous_ones_keep_their_place),
		T(records_of_many_threads_stay_whole),
		T(readers_and_writers_of_different_sizes),
		T(one_is_cancelled),
		T(the_head_is_cancelled_and_the_next_goes_on),
		T(all_of_a_handle_are_cancelled),
		T(closing_the_handle_cancels),
		T(closing_in_another_thread_ends_a_read),
		T(a_fileop_that_goes_hurts_nobody),
		T(a_buffer_that_goes_fails_its_operation),
		T(wild_pointers),
		T(the_event_needs_the_right_to_set_it),
		T(as_many_as_may_wait),
		T(the_status_comes_before_the_event),
		{},
	};

	return tap_main(argc, argv, tests, NULL);
}
