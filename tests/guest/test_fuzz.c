/* tests/guest/test_fuzz.c - random system calls by several processes: the kernel and the rest live
 * on. */
#include "tap.h"
#include <stdlib.h>
#include "fs.h"
#include "kbus.h"
#include "peer.h"

#define PROCESSES 5
#define CALLS	  24000 /* each; together over 100,000 */
#define NUMBERS	  202	/* see include/abi/syscall.tbl */

int fuzz_call(uint32_t number, const uint32_t *args); /* below, in assembly */

/* As the library's stubs do, but with any number. */
__asm__(".globl fuzz_call\n"
	"fuzz_call: mov 4(%esp), %eax\n mov 8(%esp), %ecx\n int $0x30\n ret\n");

static char bytes[65536] __attribute__((aligned(4096)));
static uint32_t windows[8], handles[16], threads[4], seed, own;

static uint32_t pick(const uint32_t *from, uint32_t count)
{
	return from[tap_random(&seed) % count];
}

static uint32_t odd_number(void)
{
	static const uint32_t odd[] = {0,	   1,	       2,	   3,	       7,
				       16,	   63,	       64,	   65,	       255,
				       256,	   4095,       4096,	   4097,       0xffff,
				       0x10000,	   0x7fffffff, 0x80000000, 0xbfffefff, 0xbffff000,
				       0xc0000000, 0xc0100000, 0xfffff000, 0xfffffffe, 0xffffffff};

	return pick(odd, sizeof odd / sizeof *odd);
}

/* A number, an address, an id or a handle: often one that makes sense. */
static uint32_t argument(void)
{
	switch (tap_random(&seed) % 10) {
	case 0:
	case 1:
		return (uint32_t)bytes + tap_random(&seed) % (sizeof bytes - 4096);
	case 2:
		return ((uint32_t)bytes + tap_random(&seed) % (sizeof bytes - 4096)) & ~15u;
	case 3:
		return pick(windows, 8);
	case 4:
		return pick(handles, 16);
	case 5:
		return pick(threads, 4);
	case 6:
		return odd_number();
	case 7:
		return MSG_USER + tap_random(&seed) % 3;
	case 8:
		return tap_random(&seed);
	default:
		return tap_random(&seed) % 40;
	}
}

/* Random bytes for structs, with some sense in them. */
static void stir(void)
{
	for (int i = 0; i < 40; i++)
		*(uint32_t *)(bytes + tap_random(&seed) % (sizeof bytes - 8)) = argument();
}

/* What the own thread must not do to itself: end, sleep for long, lose its stack. */
static bool harmless(uint32_t number, uint32_t *a)
{
	switch (number) {
	case 1:	 /* SysLog: no noise */
	case 17: /* ThrExit */
	case 16: /* ThrCreate: with wild entries the process ends too soon; see fuzz_threads */
	case 26: /* ThrSetLocal */
	case 33: /* ProcExit */
	case 34: /* ProcKill */
	case 49: /* VmmFree */
	case 58: /* FsWriteSync: what it writes must be TAP */
	case 65: /* FsWrite */
		return false;
	case 57: /* FsReadSync: of a port it would wait for ever */
		a[0] = pick(handles, 16);
		return true;
	case 19: /* ThrSleep */
		a[0] %= 3;
		return true;
	case 21: /* ThrWaitHandle */
	case 96: /* WndSync */
		a[number == 21] %= 3;
		return true;
	case 22:  /* ThrWaitMultiple */
	case 113: /* MsgGetFiltered */
	case 122: /* MsgGetMany */
	case 174: /* KBusReceive */
	case 192: /* PeerReceive */
		a[3] %= 3;
		return true;
	case 28:  /* ThrFutexWait */
	case 112: /* MsgGet */
	case 151: /* MBusConsume */
	case 156: /* MBusConsumeFrom */
	case 165: /* BoxReceive */
		a[2] %= 3;
		return true;
	case 164: /* BoxSend: what others have not received stays */
		a[0] |= 0x80000000;
		return true;
	case 177: /* KBusSendWritten */
	case 178: /* KBusFinish */
		a[1] %= 3;
		return true;
	case 173: /* KBusSendMessage */
	case 201: /* PeerExchange */
		a[4] %= 3;
		return true;
	case 175: /* KBusCallMessage */
		a[1] = (uint32_t)bytes + a[1] % 60000 / 4 * 4;
		((struct kbus_call *)a[1])->timeout %= 3;
		return true;
	case 100: /* WndSend */
	case 101: /* WndSendWait */
		a[0] = (uint32_t)bytes + a[0] % 60000 / 4 * 4;
		((struct wnd_send *)a[0])->timeout %= 3;
		return true;
	default:
		return true;
	}
}

static void fresh(uint32_t i)
{
	windows[i % 8] = WndCreate(&(struct wnd_create){
		.flags = WND_VISIBLE, .x = i % 300, .width = 30, .height = 20});
	handles[i % 16] = EvtCreate(i & 3);
	handles[(i + 5) % 16] = FsOpen("/System/Boot", FS_READ);
	handles[(i + 9) % 16] = KBusOpen(0);
	handles[(i + 13) % 16] = PeerCreate(8192);
	threads[i % 4] = own;
}

static void begin(uint32_t first)
{
	seed = first;
	own = ThrGetId();
	HandleClose(HANDLE_STDIN); /* reading would wait for a person */
}

/* args: seed. */
ROLE(fuzz)
{
	uint32_t a[6];

	begin(args[0]);
	for (uint32_t i = 0; i < CALLS; i++) {
		uint32_t number = tap_random(&seed) % NUMBERS;

		if (tap_random(&seed) % 64 == 0)
			number = odd_number();
		for (int j = 0; j < 6; j++)
			a[j] = argument();
		if (i % 8 == 0)
			stir();
		if (i % 100 == 0)
			fresh(i / 100);
		if (harmless(number, a))
			fuzz_call(number, a);
		else
			i--;
	}
	return 0;
}

/* Two that exchange messages all the while. */
ROLE(innocent)
{
	struct msg m;

	MsgGet(&m, 0, 0);
	EQ(ThrPostMessage(args[0], MSG_USER + 77, ThrGetId(), 0, 0), 0);
	while (MsgGet(&m, 0, TAP_DEADLINE) == 1)
		if (m.code == MSG_USER + 78)
			EQ(ThrPostMessage(args[0], MSG_USER + 79, m.params[0], 0, 0), 0);
		else if (m.code == MSG_CLOSE || m.code == MSG_USER + 80)
			return tap_failures;
	return 1;
}

static void still_answers(uint32_t thread, uint32_t n)
{
	struct msg m;

	NEED(ThrPostMessage(thread, MSG_USER + 78, n, 0, 0) == 0);
	do
		NEED(tap_message(MSG_USER + 79, &m));
	while (m.params[0] != n);
}

/* The window system is alive: a window comes, shows and goes. */
static void desktop_lives(void)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 5, 5, 40, 40);
	struct surface s;

	EQ(WndMapSurface(w, &s), 0);
	EQ(WndPresent(w, NULL, 0), 0);
	EQ(WndSync(TAP_DEADLINE), 0);
	EQ(WndClose(w), 0);
}

static void run_fuzz(const char *role, uint32_t first_seed)
{
	int p[PROCESSES], innocent;
	uint32_t thread, ended = 0;
	struct msg m;

	MsgGet(&m, 0, 0);
	innocent = tap_start(CHILD("innocent", .args = {ThrGetId()}));
	NEED(tap_message(MSG_USER + 77, &m));
	thread = m.params[0];
	for (uint32_t i = 0; i < PROCESSES; i++)
		p[i] = tap_start(CHILD(role, .args = {first_seed + i * 7919}));
	for (uint32_t n = 0; ended < PROCESSES; n++) {
		still_answers(thread, n);
		if (ThrWaitHandle(p[ended], 20) == 0)
			HandleClose(p[ended++]);
	}
	desktop_lives();
	while (ThrPostMessage(thread, MSG_USER + 80, 0, 0, 0) == -EAGAIN)
		ThrSleep(1);
	EQ(tap_end(innocent), 0);
}

TEST(random_calls)
{
	run_fuzz("fuzz", 12345);
}

TEST(other_random_calls)
{
	run_fuzz("fuzz", 987654321);
}

/* ---- several threads of one process, all calls
 * ------------------------------------------------------------ */

static int fuzz_thread(void *argument_seed)
{
	uint32_t state = (uint32_t)argument_seed, a[6];

	for (int i = 0; i < 3000; i++) {
		uint32_t number = tap_random(&state) % NUMBERS;

		for (int j = 0; j < 6; j++)
			a[j] = tap_random(&state) % 3 ? argument() : tap_random(&state);
		if (number == 16 && i % 16) /* ThrCreate */
			continue;
		if (number != 1 && number != 33 && number != 58 && harmless(number, a))
			fuzz_call(number, a);
		if (i % 50 == 0)
			stir();
	}
	return 0;
}

/* args: seed. The end comes as it comes. */
ROLE(fuzz_threads)
{
	int t[6];

	begin(args[0]);
	for (uint32_t i = 0; i < 16; i++)
		fresh(i);
	for (int i = 0; i < 6; i++)
		t[i] = ThrStart(fuzz_thread, (void *)(args[0] * 31 + i + 1), 0);
	ThrWaitMultiple(t, 6, WAIT_ALL, TAP_DEADLINE);
	return 0;
}

TEST(random_calls_of_threads)
{
	run_fuzz("fuzz_threads", 4711);
}

/* ---- everything at once: also what ends the caller
 * -------------------------------------------------------- */

ROLE(fuzz_wild)
{
	uint32_t a[6];

	begin(args[0]);
	fresh(1);
	for (int i = 0; i < 5000; i++) {
		uint32_t number = tap_random(&seed) % NUMBERS;

		for (int j = 0; j < 6; j++)
			a[j] = argument();
		if (number != 1 && number != 58 && (harmless(number, a) || i % 10 == 0))
			fuzz_call(number, a);
	}
	return 0;
}

TEST(calls_that_end_their_caller)
{
	for (uint32_t round = 0; round < 8; round++)
		run_fuzz("fuzz_wild", 100 + round);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(random_calls),
						T(other_random_calls),
						T(random_calls_of_threads),
						T(calls_that_end_their_caller),
						{}};
	static const struct tap_role roles[] = {
		T(fuzz), T(innocent), T(fuzz_threads), T(fuzz_wild), {}};

	return tap_main(argc, argv, tests, roles);
}
