/* tests/guest/test_kill_points_rest.c - what only one can have, and what is shared by all: killed
 * at each point of the calls that take it. */
#include <stdio.h>
#include "abi/key.h"
#include "box.h"
#include "clip.h"
#include "fs.h"
#include "port.h"
#include "tap_points.h"

#define FOLDER "/Temp/points"
#define KEY    KEY_F9

static uint32_t window;

static void create(const uint32_t *args)
{
	(void)args;
	window = tap_window(0, WND_VISIBLE | WND_NO_LIST, 20, 20, 30, 20);
}

/* ---- a mount ------------------------------------------------------------------------------------
 */

static void folder(struct scene *s)
{
	(void)s;
	EQ(FsMakeDir(FOLDER), 0);
}

static void mount(const uint32_t *args)
{
	(void)args;
	FsMount(FOLDER, "memory", 0);
}

static void write_and_unmount(const uint32_t *args)
{
	(void)args;
	FsClose(FsCreate(FOLDER "/file", FS_RDWR));
	FsUnmount(FOLDER);
}

/* A mount is nobody's: it stays. */
static void unmount(struct scene *s)
{
	int error = FsUnmount(FOLDER);

	CHECK(error == 0 || error == -EINVAL || error == -ENOENT);
	CHECK(error == 0 || s->killed || s->arg);
	EQ(FsRemove(FOLDER), 0);
}

static void folder_to_unmount(struct scene *s)
{
	folder(s);
	s->arg = 1;
}

/* ---- what one has at a time
 * ------------------------------------------------------------------------ */

static void test_clock(const uint32_t *args)
{
	(void)args;
	SysTestClock(TEST_CLOCK_FREEZE, 0);
	WndSetTimer(window, 1, 5, 0);
	SysTestClock(TEST_CLOCK_ADVANCE, 10);
	SysTestClock(TEST_CLOCK_OFF, 0);
}

static void clock_is_free(struct scene *s)
{
	(void)s;
	EQ(SysTestClock(TEST_CLOCK_FREEZE, 0), 0);
	EQ(SysTestClock(TEST_CLOCK_OFF, 0), 0);
}

static void hot_key(const uint32_t *args)
{
	(void)args;
	WndSetHotKey(window, 1, KEY, MOD_CTRL);
	WndSetHotKey(window, 1, 0, 0);
	WndSetHotKey(window, 2, KEY, MOD_CTRL);
}

static void key_is_free(struct scene *s)
{
	(void)s;
	create(NULL);
	EQ(WndSetHotKey(window, 1, KEY, MOD_CTRL), 0);
	EQ(WndClose(window), 0);
	tap_drain();
}

static void drag(const uint32_t *args)
{
	static const uint32_t dot[4] = {0xff000000};
	struct clip_item item = {.type = "text/plain", .area = VmmShare(4096, NULL, 0), .size = 3};
	struct drag d = {.window = window,
			 .actions = DRAG_COPY,
			 .count = 1,
			 .items = &item,
			 .picture = dot,
			 .picture_width = 2,
			 .picture_height = 2};

	(void)args;
	SysInjectInput(
		&(struct input_record){.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 1}, 1);
	DragBegin(&d);
	SysInjectInput(
		&(struct input_record){.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 0}, 1);
	DragCancel();
}

static void button_is_up(struct scene *s)
{
	struct input_record up = {.kind = INPUT_BUTTON, .code = BUTTON_LEFT};

	(void)s;
	EQ(SysInjectInput(&up, 1), 1);
}

/* ---- names, pipes, attributes
 * ------------------------------------------------------------------------- */

static void codes(const uint32_t *args)
{
	(void)args;
	MsgRegister("test-points one");
	MsgRegister("test-points two");
	MsgRegister("test-points one");
}

/* The name goes with the last that asked. */
static void codes_work(struct scene *s)
{
	char name[64];
	uint32_t code;

	(void)s;
	code = MsgRegister("test-points one");
	CHECK(code >= 0x80000000u);
	CHECK(MsgRegisteredName(code, name, sizeof name) >= 0);
	CHECK(!strcmp(name, "test-points one"));
}

static void pipes(const uint32_t *args)
{
	uint8_t bytes[8];
	int k = PipeSubscribe(PIPE_KEYBOARD), m = PipeSubscribe(PIPE_MOUSE);
	static struct fileop op;

	(void)args;
	FsRead(k, bytes, 8, FILE_PARTIAL, &op);
	HandleClose(m);
}

static void attributes(const uint32_t *args)
{
	uint32_t owner = tap_window(0, WND_VISIBLE | WND_NO_LIST, 0, 0, 20, 20);

	(void)args;
	WndSetAttribute(window, WND_ATTR_OWNER, &owner, sizeof owner);
	WndSetAttribute(window, WND_ATTR_CLASS, "points", 7);
	WndClose(owner);
}

static void views(const uint32_t *args)
{
	char text[600];
	int h = FsOpen("/System/Kernel/mbus", FS_READ);

	(void)args;
	FsReadSync(h, text, sizeof text, 0);
	FsClose(h);
}

static void figures(const uint32_t *args)
{
	struct proc_info infos[8];
	struct thr_info threads[8];

	(void)args;
	ProcList(infos, 8);
	ThrList(threads, 8, ProcGetId());
	HandleClose(ProcOpen(ProcGetId(), RIGHT_READ));
}

static const struct victim victims[] = {
	{"mount", folder, NULL, mount, NULL, unmount},
	{"unmount", folder_to_unmount, mount, write_and_unmount, NULL, unmount},
	{"clock", NULL, create, test_clock, NULL, clock_is_free},
	{"hot key", NULL, create, hot_key, NULL, key_is_free},
	{"drag", NULL, create, drag, NULL, button_is_up},
	{"codes", .call = codes, .after = codes_work},
	{"pipes", .call = pipes},
	{"attributes", .enter = create, .call = attributes},
	{"views", .call = views},
	{"figures", .call = figures},
	{}};

ROLE(victim)
{
	return points_victim(victims, args);
}

TEST(the_rest_killed)
{
	points_kill("victim", victims);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(the_rest_killed), {}};
	static const struct tap_role roles[] = {T(victim), {}};

	return tap_main(argc, argv, tests, roles);
}
