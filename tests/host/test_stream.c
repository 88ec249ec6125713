/* uses32: kernel/ipc/stream.c */
/* tests/host/test_stream.c - one direction of a port: every order of its readers and writers. */
#include <stdlib.h>
#include "abi/error.h"
#include "ipc/stream.h"
#include "mini.h"

/*
 * Operations are played by a table of players. A synchronous one runs on a stack of its own, as its
 * thread would: it sleeps in io_sleep, and goes on after it was woken when the schedule says so.
 * What the writers' bytes are, in the order in which they started, is what the readers must get.
 */
#define PLAYERS	  12
#define SCHEDULES 3000
#define STEPS	  150
#define SLOT	  16384 /* of a kernel stack: its last word names the thread */
#define BYTES_MAX (4 * 45)
#define EXPECTED  65536 /* bytes under way: far fewer */

struct player {
	struct io io;
	bool busy, write, ended;
	int result;
	uint32_t number; /* in the order of start */
	uint32_t seen;	 /* bytes of it that the model knows of */
	uint32_t sp;	 /* of its stack, while it sleeps */
	uint8_t buffer[BYTES_MAX];
};

static struct player players[PLAYERS];
static uint32_t slots[PLAYERS + 1][SLOT / 4] __attribute__((aligned(SLOT)));
static struct thread thread;
static struct player *playing; /* whose stack it is; NULL: the schedule's */
static uint32_t schedule_sp;
static struct stream stream;
static uint32_t seed, started, produced, consumed;
static uint8_t expected[EXPECTED];
static uint32_t last_done[2]; /* number of the asynchronous one completed last, per direction */
static int blocks;

/* Put the registers on the stack, keep it in *save, go on on the other. */
void swap_stacks(uint32_t *save, uint32_t other);
__asm__(".globl swap_stacks\n"
	"swap_stacks: mov 4(%esp), %eax\n mov 8(%esp), %edx\n"
	"push %ebp\n push %ebx\n push %esi\n push %edi\n"
	"mov %esp, (%eax)\n mov %edx, %esp\n"
	"pop %edi\n pop %esi\n pop %ebx\n pop %ebp\n ret\n");

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

/* ---- the model ---- */

/* Bytes of it that have moved. What was done at once is not counted in the io. */
static uint32_t moved(const struct player *p)
{
	return !p->busy && p->result >= 0 ? (uint32_t)p->result : p->io.done;
}

static struct player *oldest_with_news(bool write)
{
	struct player *oldest = NULL;

	for (int i = 0; i < PLAYERS; i++) {
		struct player *p = &players[i];

		if (p->number && p->write == write && moved(p) > p->seen &&
		    (!oldest || p->number < oldest->number))
			oldest = p;
	}
	return oldest;
}

/* After each step: what writers have given is expected, what readers have got was. */
static void follow(void)
{
	struct player *p;

	while ((p = oldest_with_news(true)))
		for (; p->seen < moved(p); p->seen++)
			expected[produced++ % EXPECTED] = p->buffer[p->seen];
	while ((p = oldest_with_news(false)))
		for (; p->seen < moved(p); p->seen++)
			assert_int_equal(p->buffer[p->seen], expected[consumed++ % EXPECTED]);
	assert_true(produced - consumed < EXPECTED);
}

/* ---- what the kernel has below a stream ---- */

void mutex_init(struct mutex *m)
{
	m->owner = 0;
}

void mutex_lock_slow(struct mutex *m)
{
	(void)m;
	abort(); /* it was held: by the same thread */
}

void mutex_unlock_slow(struct mutex *m)
{
	(void)m;
	abort();
}

void wait_wake_slow(struct waitable *w)
{
	(void)w;
}

uint32_t cpu_features;

int user_copy(void *to, const void *from, uint32_t size)
{
	memcpy(to, from, size);
	return 0;
}

int user_copy_wide(void *to, const void *from, uint32_t size)
{
	(void)to, (void)from, (void)size;
	return -EFAULT;
}

void fpu_begin(void) {}

void fpu_end(void) {}

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

bool wait_end(struct thread *t, int result)
{
	(void)t, (void)result;
	return true;
}

/* The player's stack gives way to the schedule's. */
int io_sleep(struct io *io)
{
	struct player *p = player_of(io);

	assert_int_equal(stream.lock.owner, 0);
	playing = NULL;
	swap_stacks(&p->sp, schedule_sp);
	return p->ended ? -EINTR : 0;
}

void io_report(struct io *io, int status)
{
	completed(player_of(io), status < 0 ? status : (int)io->done);
}

void io_free_all(struct list *finished)
{
	assert_int_equal(stream.lock.owner, 0); /* what is freed may close files */
	while (list_pop_front(finished))
		;
}

int io_copy_in(struct io *io, void *to, uint32_t size)
{
	memcpy(to, player_of(io)->buffer + io->done, size);
	return 0;
}

int io_copy_out(struct io *io, const void *from, uint32_t size)
{
	memcpy(player_of(io)->buffer + io->done, from, size);
	return 0;
}

/* ---- steps ---- */

/* A result as its caller gets it: as many bytes as it may have. */
static void check_result(const struct player *p)
{
	if (p->result < 0)
		return;
	if (p->write || (!(stream.state & STREAM_NO_WRITER) && !(p->io.flags & FILE_PARTIAL)))
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

/* On the player's stack, or on the schedule's for an asynchronous one. */
static void operate(struct player *p)
{
	int result = p->write ? stream_write(&stream, &p->io) : stream_read(&stream, &p->io);

	if (result == -EINPROGRESS)
		return;
	completed(p, result);
	check_result(p);
}

static void on_own_stack(void)
{
	struct player *p = playing;

	operate(p);
	playing = NULL;
	swap_stacks(&p->sp, schedule_sp);
}

static void run(struct player *p)
{
	playing = p;
	swap_stacks(&schedule_sp, p->sp);
	follow();
}

/* A stack on which `function` begins; it never returns. */
static uint32_t prepare(uint32_t slot, void (*function)(void))
{
	uint32_t *top = slots[slot] + SLOT / 4;

	*--top = (uint32_t)&thread;
	top -= 4; /* as after a call, on 16 bytes */
	*top = 0;
	*--top = (uint32_t)function;
	return (uint32_t)(top - 4); /* the registers */
}

static void start_with(struct player *p, bool write, uint32_t size)
{
	*p = (struct player){.busy = true, .write = write, .number = ++started};
	p->io.size = size;
	p->io.buffer = (uptr)p->buffer;
	p->io.handle = 1 + (int)any(2);
	p->io.op = any(2) ? (uptr)p : 0;
	p->io.flags = !write && any(2) ? FILE_PARTIAL : 0;
	list_init(&p->io.link);
	for (uint32_t i = 0; write && i < size; i++)
		p->buffer[i] = (uint8_t)(p->number * 31 + i);
	if (p->io.op) {
		operate(p);
		follow();
	} else {
		p->sp = prepare((uint32_t)(p - players), on_own_stack);
		run(p);
	}
}

static void start(void)
{
	struct player *p = any_player(false);

	follow(); /* before its place is taken */
	if (p)
		start_with(p, any(2), any(any(3) ? 8 : 4 * stream.capacity));
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

	if (p)
		run(p);
	return p != NULL;
}

static void cancel(void)
{
	struct player *p = any_player(true);

	if (!p)
		return;
	if (!p->io.op && !p->io.awake && any(2)) {
		p->ended = true; /* its thread is being ended */
		run(p);
		assert_int_equal(p->result, -EINTR);
	} else if (p->io.op) {
		assert_int_equal(stream_cancel(&stream, NULL, p->io.handle, p->io.op), 1);
		assert_int_equal(p->result, -ECANCELED);
	} else {
		assert_true(stream_cancel(&stream, NULL, p->io.handle, 0) >= !p->io.awake);
	}
	follow();
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

	follow();
	assert_int_equal(produced - consumed, stream.count);
	if (stream.state & STREAM_HELD || any_awake())
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
	if (stream.state & (STREAM_NO_WRITER | STREAM_FAILED))
		assert_true(!reader);
	if (stream.state & (STREAM_NO_READER | STREAM_FAILED))
		assert_true(!writer);
}

static void begin(uint32_t number)
{
	seed = number * 2654435761u + 1;
	memset(players, 0, sizeof(players));
	started = produced = consumed = 0;
	memset(last_done, 0, sizeof(last_done));
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

static void open_then_closed_at_either_side(void)
{
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

static void the_reader_goes(void)
{
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
				start_with(&players[p], true, 1 + any(10));
				assert_int_equal(players[p].result, -EPIPE);
			}
		end();
	}
}

/* Held: nothing moves, whatever is started; then it is released, or fails. */
static void held_then_released_or_refused(void)
{
	for (uint32_t i = 0; i < SCHEDULES; i++) {
		begin(i + 2 * SCHEDULES);
		stream.state = STREAM_HELD;
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

static uint32_t main_sp;
static void (*body)(void);

static void run_body(void)
{
	body();
	swap_stacks(&schedule_sp, main_sp);
}

/* The schedule too runs on a stack that names a thread. */
static void on_slot(void (*function)(void))
{
	body = function;
	swap_stacks(&main_sp, prepare(PLAYERS, run_body));
}

static void test_open_then_closed_at_either_side(void **state)
{
	(void)state;
	on_slot(open_then_closed_at_either_side);
}

static void test_the_reader_goes(void **state)
{
	(void)state;
	on_slot(the_reader_goes);
}

static void test_held_then_released_or_refused(void **state)
{
	(void)state;
	on_slot(held_then_released_or_refused);
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
