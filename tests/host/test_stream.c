/* uses32: kernel/ipc/stream.c */
/* tests/host/test_stream.c - one direction of a port: every order of its readers and writers. */
#include <stdlib.h>
#include "abi/error.h"
#include "ipc/stream.h"
#include "mini.h"

/*
 * Operations are played by a table of players. A synchronous one that was woken goes on when the
 * schedule says so, as its thread would. Bytes are numbered where they are copied in, so that
 * copying out shows whether each came once and in order.
 */
#define PLAYERS	  12
#define SCHEDULES 3000
#define STEPS	  150

struct player {
	struct io io;
	bool busy, write;
	int result;
	uint32_t number; /* in the order of start */
	uint32_t moved;
};

static struct player players[PLAYERS];
static struct stream stream;
static uint32_t seed, started, produced, consumed;
static uint32_t last_done[2];  /* number of the asynchronous one completed last, per direction */
static uint32_t last_moved[2]; /* ... of the one that moved bytes last */
static int blocks, locked;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static struct player *player_of(struct io *io)
{
	return (struct player *)io; /* its first member */
}

static void completed(struct player *p, int result)
{
	p->busy = false;
	p->result = result;
	if (result == -ECANCELED || !p->io.op)
		return;
	assert_true(p->number > last_done[p->write]); /* in order */
	last_done[p->write] = p->number;
}

/* ---- what the kernel has below a stream ---- */

void mutex_init(struct mutex *m)
{
	(void)m;
	locked = 0;
}

void mutex_lock(struct mutex *m)
{
	(void)m;
	assert_int_equal(locked++, 0);
}

void mutex_unlock(struct mutex *m)
{
	(void)m;
	assert_int_equal(--locked, 0);
}

void wait_wake_slow(struct waitable *w)
{
	(void)w;
}

void *kmalloc(size_t size)
{
	blocks++;
	return malloc(size);
}

void kfree(void *block)
{
	blocks -= block != NULL;
	free(block);
}

void panic(const char *format, ...)
{
	printf("# panic: %s\n", format);
	abort();
}

void io_keep_sync(struct io *io)
{
	io->awake = false;
}

void io_wake(struct io *io)
{
	assert_true(!io->op && !io->awake);
	io->awake = true;
}

void io_report(struct io *io, int status)
{
	completed(player_of(io), status < 0 ? status : (int)io->done);
}

void io_free_all(struct list *finished)
{
	assert_int_equal(locked, 0); /* what is freed may close files */
	while (list_pop_front(finished))
		;
}

static void moved(struct player *p, uint32_t size)
{
	assert_true(size > 0 && p->io.done + size <= p->io.size);
	assert_true(p->number >= last_moved[p->write]); /* in order */
	last_moved[p->write] = p->number;
	p->moved += size;
}

static uint8_t byte_at(uint32_t at)
{
	return (uint8_t)(at + at / 256 * 7);
}

int io_copy_in(struct io *io, void *to, uint32_t size)
{
	moved(player_of(io), size);
	for (uint32_t i = 0; i < size; i++)
		((uint8_t *)to)[i] = byte_at(produced++);
	return 0;
}

int io_copy_out(struct io *io, const void *from, uint32_t size)
{
	moved(player_of(io), size);
	for (uint32_t i = 0; i < size; i++)
		assert_int_equal(((const uint8_t *)from)[i], byte_at(consumed++));
	return 0;
}

/* ---- steps ---- */

/* A result as its caller gets it: the bytes that were moved, of as many as it may have. */
static void check_result(const struct player *p)
{
	if (p->result < 0)
		return;
	assert_int_equal(p->result, p->moved);
	if (p->write)
		assert_int_equal(p->result, p->io.size);
	else if (!stream.no_writer && !(p->io.flags & FILE_PARTIAL))
		assert_int_equal(p->result, p->io.size);
}

static struct player *any_player(bool busy)
{
	uint32_t first = any(PLAYERS);

	for (uint32_t i = 0; i < PLAYERS; i++)
		if (players[(first + i) % PLAYERS].busy == busy)
			return &players[(first + i) % PLAYERS];
	return NULL;
}

static void start(void)
{
	struct player *p = any_player(false);
	int result;

	if (!p)
		return;
	*p = (struct player){.busy = true, .write = any(2), .number = ++started};
	p->io.size = any(any(3) ? 8 : 4 * stream.capacity);
	p->io.handle = 1 + (int)any(2);
	p->io.op = any(2) ? (uptr)p : 0;
	p->io.flags = !p->write && any(2) ? FILE_PARTIAL : 0;
	list_init(&p->io.link);
	result = p->write ? stream_write(&stream, &p->io) : stream_read(&stream, &p->io);
	if (result != -EINPROGRESS)
		completed(p, result);
	if (!p->busy)
		check_result(p);
}

static struct player *any_awake(void)
{
	uint32_t first = any(PLAYERS);

	for (uint32_t i = 0; i < PLAYERS; i++) {
		struct player *p = &players[(first + i) % PLAYERS];

		if (p->busy && !p->io.op && p->io.awake)
			return p;
	}
	return NULL;
}

static bool resume(void)
{
	struct player *p = any_awake();
	int result;

	if (!p)
		return false;
	result = p->io.resume(&p->io);
	if (result == -EINPROGRESS)
		return true;
	completed(p, result);
	check_result(p);
	return true;
}

static void cancel(void)
{
	struct player *p = any_player(true);

	if (!p)
		return;
	if (!p->io.op && !p->io.awake && any(2)) {
		p->io.withdraw(&p->io); /* its thread is being ended */
		completed(p, -EINTR);
	} else if (p->io.op) {
		assert_int_equal(stream_cancel(&stream, NULL, p->io.handle, p->io.op), 1);
		assert_int_equal(p->result, -ECANCELED);
	} else {
		assert_true(stream_cancel(&stream, NULL, p->io.handle, 0) >= !p->io.awake);
	}
}

/* ---- what always holds ---- */

static struct io *head(struct list *queue)
{
	struct list *l = list_first(queue);

	return l ? container_of(l, struct io, link) : NULL;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* When all threads sleep, none of them sleeps in vain. */
static void check_rest(void)
{
	struct io *reader = head(&stream.readers), *writer = head(&stream.writers);
	uint32_t room = stream.capacity - stream.count;

	assert_int_equal(produced - consumed, stream.count);
	if (stream.held || any_awake())
		return;
	assert_false(reader && writer); /* one of them could always move a byte */
	if (reader && reader->op)
		assert_true(stream.count == 0);
	else if (reader)
		assert_true(stream.count < least(reader->size - reader->done, stream.capacity));
	if (writer && writer->op)
		assert_true(room == 0);
	else if (writer)
		assert_true(room < stream.capacity);
	if (stream.no_writer || stream.error)
		assert_true(!reader);
	if (stream.no_reader || stream.error)
		assert_true(!writer);
}

static void begin(uint32_t number)
{
	seed = number * 2654435761u + 1;
	memset(players, 0, sizeof(players));
	started = produced = consumed = 0;
	memset(last_done, 0, sizeof(last_done));
	memset(last_moved, 0, sizeof(last_moved));
	blocks = 0;
	assert_int_equal(stream_init(&stream, 1 + any(any(2) ? 5 : 40), NULL), 0);
}

static void end(void)
{
	while (resume())
		;
	assert_true(list_empty(&stream.readers) && list_empty(&stream.writers));
	for (int i = 0; i < PLAYERS; i++)
		assert_false(players[i].busy);
	stream_deinit(&stream);
	assert_int_equal(blocks, 0);
}

static void play(int steps)
{
	for (int i = 0; i < steps; i++) {
		uint32_t what = any(20);

		if (what < 9)
			start();
		else if (what < 18)
			resume();
		else
			cancel();
		check_rest();
	}
}

/* ---- tests ---- */

static void test_open_then_closed_at_either_side(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < SCHEDULES; i++) {
		begin(i);
		play(STEPS);
		stream_close_writer(&stream);
		for (int p = 0; p < PLAYERS;
		     p++) /* whose end it was has gone with its operations */
			if (players[p].busy && players[p].write)
				stream_cancel(&stream, NULL, players[p].io.handle, 0);
		while (resume())
			;
		check_rest();
		consumed = produced - stream.count; /* of a cancelled reader */
		stream_close_reader(&stream);
		end();
	}
}

static void test_the_reader_goes(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < SCHEDULES; i++) {
		begin(i + SCHEDULES);
		play(STEPS / 2);
		stream_cancel(&stream, NULL, 1, 0);
		stream_cancel(&stream, NULL, 2, 0);
		while (resume())
			;
		for (int p = 0; p < 5; p++)
			start();
		stream_cancel(&stream, NULL, 0, 0);
		while (resume())
			;
		stream_close_reader(&stream);
		produced = consumed = 0;
		for (int p = 0; p < PLAYERS; p++)
			if (!players[p].busy) {
				players[p] = (struct player){.busy = true, .write = true};
				players[p].io.size = 1 + any(10);
				players[p].number = ++started;
				assert_int_equal(stream_write(&stream, &players[p].io), -EPIPE);
				players[p].busy = false;
			}
		end();
	}
}

/* Held: nothing moves, whatever is started; then it is released, or fails. */
static void test_held_then_released_or_refused(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < SCHEDULES; i++) {
		begin(i + 2 * SCHEDULES);
		stream.held = true;
		play(STEPS / 5);
		assert_int_equal(produced, 0);
		for (int p = 0; p < PLAYERS; p++)
			assert_true(!players[p].number || players[p].busy ||
				    players[p].result == -ECANCELED || players[p].result == -EINTR);
		if (i % 2) {
			stream_release(&stream);
			play(STEPS);
		}
		stream_fail(&stream, -ECONNREFUSED);
		while (resume())
			;
		for (int p = 0; p < PLAYERS; p++)
			assert_true(i % 2 || !players[p].number || players[p].result < 0);
		end();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open_then_closed_at_either_side),
		cmocka_unit_test(test_the_reader_goes),
		cmocka_unit_test(test_held_then_released_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
