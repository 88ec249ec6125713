/* tests/guest/tap_fuzz.c - processes that do what comes, and those who look after them. */
#include "tap_fuzz.h"
#include "peer.h"

#define THREADS 3 /* most of one process */
#define ROUNDS	50
#define NODE	4

struct fuzz_world *fuzz_world;
uint32_t fuzz_place;
bool fuzz_alone;
char fuzz_bytes[8192];

static _Thread_local uint32_t state;

/* ---- chance --------------------------------------------------------------------------------- */

uint32_t fuzz_any(uint32_t below)
{
	return tap_random(&state) % below;
}

bool fuzz_seldom(void)
{
	return !fuzz_any(12);
}

uint32_t fuzz_odd_number(void)
{
	static const uint32_t odd[] = {0,	   1,	       3,	   63,	       64,
				       65,	   4095,       4096,	   4097,       0x10000,
				       0xfffff,	   0x100000,   0x100001,   0x7fffffff, 0x80000000,
				       0xbffff000, 0xc0000000, 0xfffff000, 0xffffffff};

	return odd[fuzz_any(sizeof odd / sizeof *odd)];
}

uint32_t fuzz_size(uint32_t usual)
{
	return fuzz_seldom() ? fuzz_odd_number() : fuzz_any(usual + 1);
}

void *fuzz_memory(void)
{
	if (fuzz_seldom())
		return (void *)fuzz_odd_number();
	return fuzz_bytes + fuzz_any(sizeof fuzz_bytes / 2);
}

uint32_t fuzz_somebody(const uint32_t *of)
{
	return fuzz_seldom() ? 0xffffff00 + fuzz_any(256) : of[fuzz_any(FUZZ_PROCESSES)];
}

/* ---- a process --------------------------------------------------------------------------------
 */

static bool fails;
static fuzz_call *call;

static int run(void *first)
{
	state = (uint32_t)first;
	for (;;) {
		if (!fuzz_any(40))
			DbgYieldAt(1 + fuzz_any(3000), POINT_ALL);
		if (fails && !fuzz_any(20))
			DbgFailAlloc(1 + fuzz_any(4));
		call();
		fuzz_world->calls++;
	}
	return 0;
}

static void map(int handle)
{
	fuzz_world = VmmMapShared(handle, VMM_READ | VMM_WRITE);
	NEED(fuzz_world != NULL);
}

/* args: seed, place, threads, whether allocations fail. Handles: the world, perhaps a ticket. */
int fuzz_role(const uint32_t *args, fuzz_call *calls)
{
	map(TAP_HANDLE(0));
	fuzz_place = args[1];
	fuzz_alone = args[2] == 1;
	fails = args[3];
	call = calls;
	fuzz_world->processes[fuzz_place] = ProcGetId();
	fuzz_world->threads[fuzz_place] = ThrGetId();
	fuzz_meet(TAP_HANDLE(1));
	for (uint32_t i = 1; i < args[2]; i++)
		ThrStart(run, (void *)(args[0] * 31 + i), 0);
	return run((void *)args[0]);
}

/* ---- those who look after them ----------------------------------------------------------------
 */

static int area;

static int start(const struct fuzz_play *p, uint32_t seed, uint32_t place)
{
	return tap_start(CHILD("fuzz", .args = {seed, place, 1 + seed % THREADS, p->failing},
			       .handles = {area, p->ticket},
			       .privileges = PRIV_DEBUG | (place ? 0 : p->privileges)));
}

/* The window system is alive, and so are peers of others. */
static void all_is_well(void)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 5, 5, 40, 40);
	int one = PeerCreate(4096), other = PeerCreate(4096);
	struct peer_message m;
	struct surface s;
	uint64_t cap;

	EQ(WndMapSurface(w, &s), 0);
	EQ(WndPresent(w, NULL, 0), 0);
	EQ(WndSync(TAP_DEADLINE), 0);
	EQ(WndClose(w), 0);
	EQ(PeerIntroduce(one, NODE, other, &cap), 0);
	EQ(PeerSend(other, &(struct peer_send){.to = &cap, .to_count = 1}), 1);
	EQ(PeerReceive(one, &m, 0, TAP_DEADLINE), 0);
	EQ(HandleClose(one), 0);
	EQ(HandleClose(other), 0);
}

/* It may have ended by a fault. */
static void end(int process)
{
	ProcKill(process, EXIT_KILLED);
	tap_end(process);
}

static void kill_and_start(const struct fuzz_play *p, int *processes)
{
	for (uint32_t i = 0; i < FUZZ_PROCESSES; i++)
		processes[i] = start(p, tap_random(&state), i);
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t i = fuzz_any(FUZZ_PROCESSES);

		ThrWaitHandle(processes[i], fuzz_any(80));
		end(processes[i]);
		p->between(&state);
		processes[i] = start(p, tap_random(&state), i);
	}
	for (uint32_t i = 0; i < FUZZ_PROCESSES; i++)
		end(processes[i]);
}

void fuzz_play(const struct fuzz_play *p)
{
	int processes[FUZZ_PROCESSES];

	state = p->seed;
	area = VmmShare(sizeof *fuzz_world, NULL, 0);
	map(area);
	kill_and_start(p, processes);
	all_is_well();
	tap_say("# %u calls, %u messages", (unsigned)fuzz_world->calls,
		(unsigned)fuzz_world->served);
	CHECK(fuzz_world->calls > 3000);
	CHECK(fuzz_world->served > 100);
}
