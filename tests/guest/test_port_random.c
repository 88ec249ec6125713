/* tests/guest/test_port_random.c - four processes read and write in every way, by fixed seeds: each
 * direction carries the bytes that were sent. */
#include "tap_port.h"

#define NAME	"test-random"
#define CLIENTS 3
#define TOTAL	60000u /* bytes of each direction */
#define PIECE	6000u
#define SEEDS	8

/* One direction of one connection, in a thread of its own. */
struct way {
	int handle;
	uint32_t seed, at, random;
	bool write;
	int thread;
	uint8_t buffer[2 * PIECE];
};

static uint32_t any_size(struct way *w)
{
	uint32_t size = 1 + tap_random(&w->random) % (tap_random(&w->random) % 4 ? 200 : PIECE);

	return size < TOTAL - w->at ? size : TOTAL - w->at;
}

/* Bytes that were moved are checked and counted. */
static void moved(struct way *w, const uint8_t *buffer, uint32_t count)
{
	if (!w->write)
		NEED(port_same(buffer, w->seed, w->at, count));
	w->at += count;
}

static void in_one_go(struct way *w)
{
	uint32_t size = any_size(w), flags = tap_random(&w->random) % 2 ? FILE_PARTIAL : 0;
	int result;

	port_fill(w->buffer, w->seed + !w->write, w->at, size);
	if (w->write)
		result = FsWriteSync(w->handle, w->buffer, size);
	else
		result = FsReadSync(w->handle, w->buffer, size, flags);
	NEED(result > 0 && (result == (int)size || flags));
	moved(w, w->buffer, (uint32_t)result);
}

static void begin(struct way *w, struct port_op *op, uint8_t *buffer, uint32_t size)
{
	if (w->write)
		port_write(op, w->handle, buffer, size);
	else
		port_read(op, w->handle, buffer, size, 0);
}

static void two_at_once(struct way *w)
{
	struct port_op ops[2];
	uint32_t sizes[2] = {any_size(w), 0};

	if (w->at + sizes[0] < TOTAL)
		sizes[1] = any_size(w) % (TOTAL - w->at - sizes[0]);
	port_fill(w->buffer, w->seed + !w->write, w->at, sizes[0] + sizes[1]);
	begin(w, &ops[0], w->buffer, sizes[0]);
	begin(w, &ops[1], w->buffer + sizes[0], sizes[1]);
	for (int i = 0; i < 2; i++)
		NEED(port_done(&ops[i]) == (int)sizes[i]);
	moved(w, w->buffer, sizes[0] + sizes[1]);
}

/* A cancelled one says how far it came. */
static void cancelled(struct way *w)
{
	struct port_op op;
	uint32_t size = any_size(w);

	port_fill(w->buffer, w->seed + !w->write, w->at, size);
	begin(w, &op, w->buffer, size);
	if (tap_random(&w->random) % 2)
		ThrYield();
	int count = FsCancel(w->handle, &op.op);
	int result = port_done(&op);
	NEED(count == 1 ? result == -ECANCELED : result == (int)size);
	moved(w, w->buffer, op.op.bytes);
}

static int carry(void *argument)
{
	static void (*const ways[])(struct way * w) = {in_one_go, two_at_once, cancelled};
	struct way *w = argument;

	while (w->at < TOTAL)
		ways[tap_random(&w->random) % 3](w);
	return 0;
}

static void start(struct way *w, int handle, bool write, uint32_t seed)
{
	*w = (struct way){
		.handle = handle, .write = write, .seed = seed, .random = seed * 77 + write};
	w->thread = ThrStart(carry, w, 0);
	NEED(w->thread > 0);
}

/* Both directions at once; the client's bytes are those of an odd seed. */
static void start_both(struct way ways[2], int handle, bool client, uint32_t seed)
{
	start(&ways[0], handle, true, seed * 2 + client);
	start(&ways[1], handle, false, seed * 2 + !client);
}

static void end_both(struct way ways[2])
{
	EQ(tap_end_thread(ways[0].thread), 0);
	EQ(tap_end_thread(ways[1].thread), 0);
}

ROLE(client)
{
	static struct way ways[2];
	int end = port_join(NAME);

	/* The server learns by the first bytes which seed this connection has. */
	EQ(FsWriteSync(end, args, sizeof *args), sizeof *args);
	start_both(ways, end, true, args[0]);
	end_both(ways);
	return tap_failures;
}

static void run(uint32_t seed)
{
	static struct way ways[CLIENTS][2];
	int server = port_serve(NAME), clients[CLIENTS], ends[CLIENTS];

	EQ(PortSetBuffer(server, seed ? seed * 997 % 5000 : 7), 0);
	for (uint32_t i = 0; i < CLIENTS; i++)
		clients[i] = tap_start(CHILD("client", .args = {seed * CLIENTS + i}));
	for (int i = 0; i < CLIENTS; i++) {
		uint32_t theirs = 0;

		tap_await(server);
		ends[i] = PortAccept(server, 0);
		NEED(FsReadSync(ends[i], &theirs, sizeof theirs, 0) == sizeof theirs);
		start_both(ways[i], ends[i], false, theirs);
	}
	for (int i = 0; i < CLIENTS; i++) {
		end_both(ways[i]);
		EQ(tap_end(clients[i]), 0);
		EQ(FsReadSync(ends[i], &seed, 1, 0), 0);
		EQ(FsClose(ends[i]), 0);
	}
	EQ(FsClose(server), 0);
}

TEST(every_byte_comes_once_and_in_order)
{
	for (uint32_t seed = 0; seed < SEEDS; seed++)
		run(seed);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(every_byte_comes_once_and_in_order), {}};
	static const struct tap_role roles[] = {T(client), {}};

	return tap_main(argc, argv, tests, roles);
}
