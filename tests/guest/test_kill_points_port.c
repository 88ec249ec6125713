/* tests/guest/test_kill_points_port.c - ports: either party killed at each point of each call. */
#include "tap_points.h"
#include "tap_port.h"

#define NAME  "test-points"
#define PATH  PORT_PATH NAME
#define GIVEN TAP_HANDLE(SCENE_HANDLE)
#define LARGE (PORT_BUFFER + 3000)

static uint8_t bytes[LARGE];
static int mine;

/* ---- the name and its server ------------------------------------------------------------------
 */

static void create(const uint32_t *args)
{
	(void)args;
	mine = FsCreate(PATH, FS_RDWR);
}

static void create_before(const uint32_t *args)
{
	create(args);
	NEED(mine > 0);
}

static void listen_before(const uint32_t *args)
{
	(void)args;
	mine = port_serve(NAME);
}

static void listen(const uint32_t *args)
{
	(void)args;
	PortListen(mine);
}

static void close(const uint32_t *args)
{
	(void)args;
	FsClose(mine);
}

static void name_is_free(struct scene *s)
{
	(void)s;
	EQ(FsOpen(PATH, FS_RDWR), -ENOENT);
	EQ(FsClose(port_serve(NAME)), 0);
}

/* The parent is its client; the victim has the only handle of the server. */
static void serve_with_client(struct scene *s)
{
	s->handles[0] = port_serve(NAME);
	s->own[0] = port_join(NAME);
}

static void only_the_victim(struct scene *s)
{
	EQ(FsClose(s->handles[0]), 0);
}

static void accept(const uint32_t *args)
{
	(void)args;
	PortAccept(GIVEN, 0);
}

static void close_given(const uint32_t *args)
{
	(void)args;
	FsClose(GIVEN);
}

static void client_is_told(struct scene *s)
{
	int result = FsReadSync(s->own[0], bytes, 1, 0);

	CHECK(result == 0 || result == -ECONNREFUSED);
	EQ(FsWriteSync(s->own[0], bytes, 1), result ? -ECONNREFUSED : -EPIPE);
	EQ(FsClose(s->own[0]), 0);
	name_is_free(s);
}

/* ---- the client ---------------------------------------------------------------------------------
 */

static void serve(struct scene *s)
{
	s->own[0] = port_serve(NAME);
}

static void join(const uint32_t *args)
{
	(void)args;
	mine = FsOpen(PATH, FS_RDWR);
}

static void join_before(const uint32_t *args)
{
	(void)args;
	mine = port_join(NAME);
}

static void nobody_waits(struct scene *s)
{
	EQ(ThrWaitHandle(s->own[0], 0), -ETIMEDOUT);
	EQ(PortAccept(s->own[0], 0), -EAGAIN);
	EQ(FsClose(s->own[0]), 0);
}

/* Accepted while it dies. */
static void accept_it(struct scene *s)
{
	s->own[1] = PortAccept(s->own[0], 0);
	CHECK(s->own[1] > 0 || s->own[1] == -EAGAIN);
}

static void write_early(const uint32_t *args)
{
	(void)args;
	FsWriteSync(mine, bytes, 100);
}

static void end_of_file(struct scene *s)
{
	if (s->own[1] > 0) {
		int n = FsReadSync(s->own[1], bytes, 100, 0);

		CHECK(n >= 0 && n <= 100);
		EQ(FsReadSync(s->own[1], bytes, 1, 0), 0);
		EQ(FsWriteSync(s->own[1], bytes, 1), -EPIPE);
		EQ(FsClose(s->own[1]), 0);
	}
	EQ(PortAccept(s->own[0], 0), -EAGAIN);
	EQ(FsClose(s->own[0]), 0);
}

/* ---- a connection
 * --------------------------------------------------------------------------------- */

/* own[0] is the parent's end; the victim has the only handle of the other. */
static void ends(struct scene *s)
{
	int pair[2];

	port_ends(pair, 0);
	s->own[0] = pair[0];
	s->handles[0] = pair[1];
}

static void ends_with_bytes(struct scene *s)
{
	ends(s);
	port_fill(bytes, 1, 0, 100);
	EQ(FsWriteSync(s->own[0], bytes, 100), 100);
}

static void other_end_is_told(struct scene *s)
{
	EQ(FsReadSync(s->own[0], bytes, 1, 0), 0);
	EQ(FsWriteSync(s->own[0], bytes, 1), -EPIPE);
	EQ(FsClose(s->own[0]), 0);
}

static void read_some(const uint32_t *args)
{
	(void)args;
	FsReadSync(GIVEN, bytes, 60, 0);
}

/* More than is there: it sleeps, and gets the rest from the parent. */
static void read_more(const uint32_t *args)
{
	(void)args;
	FsReadSync(GIVEN, bytes, LARGE, 0);
}

static void give_the_rest(struct scene *s)
{
	int n;

	only_the_victim(s);
	n = FsWriteSync(s->own[0], bytes, LARGE);
	CHECK(n == LARGE || n == -EPIPE || n > 0);
}

static void write_some(const uint32_t *args)
{
	(void)args;
	port_fill(bytes, 2, 0, 60);
	FsWriteSync(GIVEN, bytes, 60);
}

static void fill_large(const uint32_t *args)
{
	(void)args;
	port_fill(bytes, 2, 0, LARGE);
}

static void write_more(const uint32_t *args)
{
	(void)args;
	FsWriteSync(GIVEN, bytes, LARGE);
}

/* All that comes is what was written, from its beginning. */
static void read_to_the_end(struct scene *s)
{
	uint32_t at = 0;
	int n;

	while ((n = FsReadSync(s->own[0], bytes, 500, FILE_PARTIAL)) > 0) {
		CHECK(port_same(bytes, 2, at, (uint32_t)n));
		at += (uint32_t)n;
	}
	EQ(n, 0);
	CHECK(at <= LARGE && (s->killed || at >= 60));
}

static void read_during(struct scene *s)
{
	only_the_victim(s);
	s->killed = true; /* perhaps */
	read_to_the_end(s);
}

static void all_is_read(struct scene *s)
{
	read_to_the_end(s);
	other_end_is_told(s);
}

static void operations(const uint32_t *args)
{
	static struct fileop ops[4];

	(void)args;
	FsRead(GIVEN, bytes, 100, 0, &ops[0]);
	FsWrite(GIVEN, bytes, LARGE, &ops[1]);
	FsRead(GIVEN, bytes + 100, 100, 0, &ops[2]);
	FsCancel(GIVEN, &ops[0]);
	FsCancel(GIVEN, NULL);
}

static void some_bytes(struct scene *s)
{
	int n;

	while ((n = FsReadSync(s->own[0], bytes, LARGE, FILE_PARTIAL)) > 0)
		;
	EQ(n, 0);
	EQ(FsWriteSync(s->own[0], bytes, 1), -EPIPE);
	EQ(FsClose(s->own[0]), 0);
}

static void pair(const uint32_t *args)
{
	int two[2];

	(void)args;
	if (PortPair(two, 0) == 0)
		FsWriteSync(two[0], bytes, 10);
}

/* The parent waits in a read while the victim dies. */
static int read_one(void *end)
{
	uint8_t byte;

	return FsReadSync((int)end, &byte, 1, 0);
}

static void wait_for_a_byte(struct scene *s)
{
	only_the_victim(s);
	s->own[1] = ThrStart(read_one, (void *)s->own[0], 0);
}

static void reader_is_told(struct scene *s)
{
	int n = tap_end_thread(s->own[1]);

	CHECK(n == 0 || n == 1);
	some_bytes(s);
}

static const struct victim servers[] = {
	{"create", .call = create, .after = name_is_free},
	{"listen", .enter = create_before, .call = listen, .after = name_is_free},
	{"close a server", .enter = listen_before, .call = close, .after = name_is_free},
	{"accept", serve_with_client, NULL, accept, only_the_victim, client_is_told},
	{"close with a client", serve_with_client, NULL, close_given, only_the_victim,
	 client_is_told},
	{}};

static const struct victim clients[] = {
	{"open", .before = serve, .call = join, .after = nobody_waits},
	{"open while accepted", serve, NULL, join, accept_it, end_of_file},
	{"write before the accept", serve, join_before, write_early, accept_it, end_of_file},
	{"close before the accept", serve, join_before, close, accept_it, end_of_file},
	{}};

static const struct victim connected[] = {
	{"read", ends_with_bytes, NULL, read_some, only_the_victim, other_end_is_told},
	{"read more", ends, NULL, read_more, give_the_rest, other_end_is_told},
	{"write", ends, NULL, write_some, only_the_victim, all_is_read},
	{"write more", ends, fill_large, write_more, read_during, other_end_is_told},
	{"write to a reader", ends, NULL, write_some, wait_for_a_byte, reader_is_told},
	{"operations", ends_with_bytes, NULL, operations, only_the_victim, some_bytes},
	{"close", ends, NULL, close_given, only_the_victim, other_end_is_told},
	{"pair", .call = pair},
	{}};

ROLE(server)
{
	return points_victim(servers, args);
}

ROLE(client)
{
	return points_victim(clients, args);
}

ROLE(end)
{
	return points_victim(connected, args);
}

TEST(servers_killed)
{
	points_kill("server", servers);
}

TEST(clients_killed)
{
	points_kill("client", clients);
}

TEST(ends_killed)
{
	points_kill("end", connected);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(servers_killed), T(clients_killed), T(ends_killed), {}};
	static const struct tap_role roles[] = {T(server), T(client), T(end), {}};

	return tap_main(argc, argv, tests, roles);
}
