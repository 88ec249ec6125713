/* tests/guest/test_pointers.c - every system call with a pointer, and pointers of every bad kind.
 */
#include "tap.h"
#include <stdio.h>
#include "fs.h"
#include "port.h"

#define PAGE 4096u
#define RW   (VMM_READ | VMM_WRITE)

typedef int call(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t);

#define IN	     0x1
#define OUT	     0x2
#define NULL_IS_FINE 0x4
#define ALIGNED	     0x8  /* -EINVAL for odd addresses is fine too */
#define LATER	     0x10 /* -EFAULT in the fileop is fine too */

/* Where in the arguments the bad pointer goes. */
#define BAD 0xbadbad00u

struct pointer_call {
	const char *name;
	call *function;
	uint32_t kind;
	uint32_t args[6];
};

static uint32_t window, file, own_file, folder, event, spy;
static struct fileop op;
static int ends[2]; /* of a port, with bytes to read */
static uint32_t good[256];

/* What must be there so that each call gets as far as its pointer. */
static void prepare(void)
{
	window = tap_window(0, WND_VISIBLE, 10, 10, 100, 100);
	file = FsOpen(tap_program, FS_READ);
	own_file = FsCreate("/Temp/pointers", FS_RDWR);
	EQ(FsWriteSync(own_file, "0123456789abcdef", 16), 16);
	EQ(FsSeek(own_file, 0, FS_SEEK_SET), 0);
	EQ(FsRemove("/Temp/pointers"), 0); /* lives on as long as it is open */
	folder = FsOpen("/System/Boot", FS_READ);
	event = EvtCreate(EVENT_MANUAL | EVENT_SET);
	spy = MsgSpyOpen(window);
	EQ(PortPair(ends, 0), 0);
	EQ(FsWriteSync(ends[1], good, 100), 100);
	EQ(WndPostMessage(window, MSG_USER, 1, 2, 3), 0);
	EQ(WndPostMessage(window, MSG_USER + 1, 1, 2, 3), 0);
	NEED(tap_message(MSG_USER, &(struct msg){0})); /* the current one */
	EQ(WndInvalidate(window, NULL), 0);
}

#define C(name, kind, ...)                         \
	{                                          \
#name, (call *)(void *)name, kind, \
		{                                  \
			__VA_ARGS__                \
		}                                  \
	}

/* Made when the ids are known. */
static uint32_t list_calls(struct pointer_call *out)
{
	const struct pointer_call all[] = {
		C(MsgInfo, OUT, BAD),
		C(SysLog, IN, BAD, 20),
		C(SysInfo, OUT, BAD, sizeof(struct sys_info)),
		C(SysTime, OUT, BAD),
		C(SysClock, OUT, BAD),
		C(SysInjectInput, IN, BAD, 1),
		C(SysTraceRead, OUT, (uint32_t)good, 1, BAD),
		C(ThrCreate, IN, BAD),
		C(ThrWaitMultiple, IN, BAD, 1, 0, 0),
		C(ThrQuery, OUT, 0, BAD),
		C(ThrFutexWait, IN | ALIGNED, BAD, 0, 0),
		C(ProcSpawn, IN, BAD),
		C(ProcQuery, OUT, 0, BAD),
		C(ProcList, OUT, BAD, 1),
		C(HandleQuery, OUT, event, BAD),
		C(FsOpen, IN, BAD, FS_READ),
		C(FsReadSync, OUT, file, BAD, 16, 0),
		C(FsWriteSync, IN, HANDLE_STDOUT, BAD, 16),
		C(FsQuery, IN, BAD, (uint32_t)good),
		C(FsQuery, OUT, (uint32_t)tap_program, BAD),
		C(FsQueryHandle, OUT, file, BAD),
		C(FsReadDir, OUT, folder, BAD),
		C(FsCreate, IN, BAD, FS_RDWR),
		C(FsRead, IN, ends[0], (uint32_t)good, 4, 0, BAD),
		C(FsWrite, IN, ends[0], (uint32_t)good, 4, BAD),
		C(FsWriteSync, IN, ends[1], BAD, 16),
		C(FsReadSync, OUT, ends[0], BAD, 16, 0),
		C(PortGetPeer, OUT, ends[0], BAD),
		C(PortPair, OUT, BAD, 0),
		C(FsReadSync, OUT, own_file, BAD, 16, 0),
		C(FsWriteSync, IN, own_file, BAD, 16),
		C(FsRead, OUT | LATER, file, BAD, 16, 0, (uint32_t)&op),
		C(FsRead, IN, file, (uint32_t)good, 16, 0, BAD),
		C(FsWrite, IN | LATER, own_file, BAD, 16, (uint32_t)&op),
		C(FsWrite, IN, own_file, (uint32_t)good, 16, BAD),
		C(FsMakeDir, IN, BAD),
		C(FsRemove, IN, BAD),
		C(FsRename, IN, BAD, (uint32_t) "/Temp/new"),
		C(FsRename, IN, (uint32_t) "/Temp/old", BAD),
		C(FsMount, IN, BAD, (uint32_t) "memory", 0),
		C(FsMount, IN, (uint32_t) "/Temp", BAD, 0),
		C(FsUnmount, IN, BAD),
		C(WndCreate, IN, BAD),
		C(WndSetTitle, IN, window, BAD),
		C(WndQuery, OUT, window, BAD),
		C(WndList, OUT, BAD, 1, 0),
		C(WndMapSurface, OUT, window, BAD),
		C(WndPresent, IN, window, BAD, 1),
		C(WndInvalidate, IN | NULL_IS_FINE, window, BAD),
		C(WndGetUpdateRegion, OUT, window, BAD, 1),
		C(WndBeginPaint, OUT, window, BAD),
		C(WndGetPointer, OUT, BAD),
		C(MsgGet, OUT, BAD, 0, 0),
		C(MsgGet, OUT, BAD, MSG_PEEK, 0),
		C(MsgGet, OUT, BAD, MSG_ONLY_POSTS, 10),
		C(MsgGetFiltered, IN, (uint32_t)good, BAD, 0, 0),
		C(MsgGetFiltered, OUT, BAD, (uint32_t)(good + 64), 0, 0),

		C(MsgStatus, OUT, BAD),
		C(MsgSpyRead, OUT, spy, BAD, 1),
	};

	memcpy(out, all, sizeof all);
	return sizeof all / sizeof *all;
}

static bool as_wanted(const struct pointer_call *c, uint32_t pointer, int result)
{
	if (result == 0 && c->kind & LATER)
		result = op.status;
	if (result == -EFAULT || (!pointer && c->kind & NULL_IS_FINE))
		return true;
	return c->kind & ALIGNED && pointer & 3 && result == -EINVAL;
}

static void try(const struct pointer_call *c, uint32_t pointer)
{
	uint32_t a[6];
	int result;

	for (int i = 0; i < 6; i++)
		a[i] = c->args[i] == BAD ? pointer : c->args[i];
	result = c->function(a[0], a[1], a[2], a[3], a[4], a[5]);
	if (!CHECK(as_wanted(c, pointer, result)))
		tap_say("# %s with 0x%x: %d", c->name, (unsigned)pointer, result);
}

static void try_all(uint32_t kinds, const uint32_t *pointers, uint32_t count)
{
	struct pointer_call calls[96];
	uint32_t n = list_calls(calls);

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t j = 0; j < count && calls[i].kind & kinds; j++)
			try(&calls[i], pointers[j]);
}

/* A page with nothing behind it, and one with nothing before. */
static uint32_t island(void)
{
	uint32_t a = VmmAlloc(0x70000000, 3 * PAGE, RW);

	EQ(a, 0x70000000);
	EQ(VmmFree(a, PAGE), 0);
	EQ(VmmFree(a + 2 * PAGE, PAGE), 0);
	memset((void *)(a + PAGE), 'a', PAGE); /* no string ends here */
	return a + PAGE;
}

/* Everything is as before: queue, position, update region, changed bits, threads, windows. */
static void nothing_happened(void)
{
	uint32_t list[8];
	struct msg_status status;
	struct proc_info info;
	struct rect rect;
	struct msg m;

	EQ(ProcQuery(0, &info), 0);
	EQ(info.windows, 1);
	EQ(info.threads, 1);
	EQ(FsSeek(file, 0, FS_SEEK_CUR), 0);
	EQ(FsSeek(own_file, 0, FS_SEEK_CUR), 0);
	EQ(FsSeek(own_file, 0, FS_SEEK_END), 16);
	EQ(FsSeek(folder, 0, FS_SEEK_CUR) <= 0, 1);
	EQ(WndList(list, 8, window), 0);
	EQ(MsgStatus(&status), 0);
	CHECK(status.changed & MSG_CLASS_POST);
	EQ(WndBeginPaint(window, &rect), 1);
	EQ(rect.right - rect.left, 100);
	NEED(tap_message(MSG_USER + 1, &m));
	EQ(m.params[2], 3);
}

static void filter_for_posts(void)
{
	struct msg_filter filter = {.first_code = MSG_USER, .last_code = MSG_USER + 9};

	memcpy(good + 64, &filter, sizeof filter);
}

TEST(wild_pointers)
{
	static const uint32_t wild[] = {0,	    1,		4,	    0x1000,	0xfffc,
					0x30000000, 0xbfffefff, 0xbffff000, 0xbfffffff, 0xc0000000,
					0xc0100000, 0xe0000000, 0xfffff000, 0xfffffffc, 0xffffffff};

	prepare();
	filter_for_posts();
	try_all(IN | OUT, wild, sizeof wild / sizeof *wild);
	nothing_happened();
}

TEST(pointers_over_the_edge_of_a_page)
{
	uint32_t page = island(), edges[] = {page + PAGE - 1, page + PAGE - 3, page - 1, page - 4};

	prepare();
	filter_for_posts();
	try_all(OUT, edges, 4);
	try_all(IN, edges + 2, 2);
	for (uint32_t i = 0; i < 2; i++) {
		EQ(SysLog((char *)edges[i], 20), -EFAULT);
		EQ(FsOpen((char *)edges[i], FS_READ), -EFAULT);
		EQ(ProcSpawn((void *)edges[i]), -EFAULT);
		EQ((int)WndCreate((void *)edges[i]), -EFAULT);
		EQ(WndSetTitle(window, (char *)edges[i]), -EFAULT);
	}
	nothing_happened();
}

TEST(outputs_to_memory_that_cannot_be_written)
{
	uint32_t fixed[] = {(uint32_t)VmmReserve(NULL, PAGE, VMM_READ), (uint32_t)tap_main,
			    (uint32_t) "constant", 0x70001000};

	VmmAlloc(0x70001000, PAGE, VMM_READ | VMM_EXEC);
	prepare();
	filter_for_posts();
	try_all(OUT, fixed, 4);
	nothing_happened();
	CHECK(!strcmp((char *)fixed[2], "constant"));
}

TEST(lengths_that_wrap)
{
	uint32_t page = island();
	struct input_record *last = (void *)(page + PAGE - sizeof *last);
	char *buffer = (char *)page;
	int r;

	prepare();
	EQ(FsReadSync(file, buffer, 0xffffffff, 0), -EFAULT);
	EQ(FsReadSync(file, buffer, 0x90000000, 0), -EFAULT);
	EQ(FsWriteSync(HANDLE_STDOUT, buffer + PAGE - 8, 0xffffffff), -EFAULT);
	EQ(FsWriteSync(HANDLE_STDOUT, buffer, -page), -EFAULT);
	EQ(WndPresent(window, (void *)page, 0x10000001), -EINVAL);
	EQ(WndPresent(window, (void *)page, REGION_RECTS_MAX + 1), -EINVAL);
	memset(last, 0, sizeof *last);
	r = SysInjectInput(last, 0x0ccccccd);
	CHECK(r < 0 || r == 1);
	EQ(MsgSpyRead(spy, (void *)(page + PAGE - 8), 0xffffffff), -EFAULT);
	CHECK(ProcList((void *)(page + PAGE - 8), 0xffffffff) == -EFAULT);
	CHECK(WndList((void *)(page + PAGE - 2), 0xffffffff, 0) == -EFAULT);
	EQ(ThrWaitMultiple((void *)(page + PAGE - 8), 0x40000001, 0, 0), -EINVAL);
}

TEST(pointers_inside_structs)
{
	struct spawn s = {.size = sizeof s, .path = (char *)0xc0000000};
	static const uint32_t wild[] = {4, 0x30000000, 0xbfffefff, 0xc0100000, 0xffffffff};

	for (uint32_t i = 0; i < sizeof wild / sizeof *wild; i++) {
		s = (struct spawn){.size = sizeof s, .path = (char *)wild[i]};
		EQ(ProcSpawn(&s), -EFAULT);
		s = (struct spawn){.size = sizeof s,
				   .path = tap_program,
				   .args = (char *)wild[i],
				   .args_size = 10};
		EQ(ProcSpawn(&s), -EFAULT);
		s = (struct spawn){.size = sizeof s,
				   .path = tap_program,
				   .handles = (int *)wild[i],
				   .handle_count = 3};
		EQ(ProcSpawn(&s), -EFAULT);
		s = (struct spawn){.size = sizeof s,
				   .path = tap_program,
				   .environment = (char *)wild[i],
				   .environment_size = 10};
		EQ(ProcSpawn(&s), -EFAULT);
	}
}

/* What a capacity does not cover is not written. */
TEST(capacities_hold)
{
	unsigned char bytes[sizeof(struct sys_info) + 16];

	memset(bytes, 0xaa, sizeof bytes);
	EQ(SysInfo((void *)bytes, 8), 8);
	EQ(bytes[8], 0xaa);
	EQ(SysInfo((void *)bytes, 0), 0);
	EQ(SysInfo((void *)bytes, sizeof bytes), sizeof(struct sys_info));
	EQ(bytes[sizeof(struct sys_info)], 0xaa);
	EQ(FsReadSync(FsOpen(tap_program, FS_READ), bytes, 4, 0), 4);
	EQ(bytes[1], 'E');
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(wild_pointers),
						T(pointers_over_the_edge_of_a_page),
						T(outputs_to_memory_that_cannot_be_written),
						T(lengths_that_wrap),
						T(pointers_inside_structs),
						T(capacities_hold),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
