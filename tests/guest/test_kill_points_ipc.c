/* tests/guest/test_kill_points_ipc.c - shared memory, buses, mailboxes, events: either party killed
 * at each point of each call. */
#include "box.h"
#include "mbus.h"
#include "tap_points.h"

#define NAME  "test-points"
#define GIVEN TAP_HANDLE(SCENE_HANDLE)
#define SIZE  0x3000

static int mine;
static uint32_t object;

/* ---- shared memory ------------------------------------------------------------------------------
 */

static void share(const uint32_t *args)
{
	(void)args;
	mine = VmmShare(SIZE, NAME, RIGHT_READ | RIGHT_WRITE);
}

static void share_map_and_seal(const uint32_t *args)
{
	char *p;

	share(args);
	p = VmmMapShared(mine, VMM_READ | VMM_WRITE);
	if (p)
		p[0] = p[SIZE - 1] = 1;
	VmmSeal(mine);
	VmmUnmap((uint32_t)p);
	HandleClose(mine);
}

static void area_is_gone(struct scene *s)
{
	(void)s;
	EQ(VmmOpenShared(NAME, VMM_READ), -ENOENT);
}

static void own_area(struct scene *s)
{
	s->own[0] = s->handles[0] = VmmShare(SIZE, NAME, RIGHT_READ | RIGHT_WRITE);
	NEED(s->own[0] > 0);
}

static void open_and_map(const uint32_t *args)
{
	(void)args;
	mine = VmmOpenShared(NAME, VMM_READ | VMM_WRITE);
	if (mine > 0)
		VmmMapShared(mine, VMM_READ);
}

static void seal(const uint32_t *args)
{
	char *p = VmmMapShared(GIVEN, VMM_READ | VMM_WRITE);

	(void)args;
	if (p)
		p[SIZE / 2] = 7;
	VmmSeal(GIVEN);
}

/* Sealed or not, and what was written is there or not; the area works. */
static void area_works(struct scene *s)
{
	uint32_t at = VmmMap(s->own[0], 0, VMM_READ | VMM_WRITE);
	const volatile char *p;

	if ((int)at == -EACCES)
		at = VmmMap(s->own[0], 0, VMM_READ);
	NEED(at < 0xf0000000);
	p = (const volatile char *)at;
	CHECK(p[SIZE / 2] == 0 || p[SIZE / 2] == 7);
	CHECK(p[0] == 0);
	EQ(VmmUnmap(at), 0);
	EQ(HandleClose(s->own[0]), 0);
	area_is_gone(s);
}

/* ---- buses
 * ---------------------------------------------------------------------------------------- */

static void make(const uint32_t *args)
{
	(void)args;
	MBusMake(NAME, sizeof object, 4, 0);
}

static void delete (const uint32_t *args)
{
	(void)args;
	MBusDelete(NAME);
}

static void make_and_delete(const uint32_t *args)
{
	make(args);
	delete (args);
}

static void bus_is_gone(struct scene *s)
{
	(void)s;
	EQ(MBusPublish(NAME, &object), -ENOENT);
	EQ(MBusMake(NAME, sizeof object, 4, 0), 0);
	EQ(MBusDelete(NAME), 0);
}

static void own_bus(struct scene *s)
{
	(void)s;
	EQ(MBusMake(NAME, sizeof object, 4, MBUS_SHARED), 0);
}

static void own_bus_and_ring(struct scene *s)
{
	own_bus(s);
	EQ(MBusAttach(NAME), 0);
}

static void attach(const uint32_t *args)
{
	(void)args;
	MBusAttach(NAME);
}

static void detach(const uint32_t *args)
{
	(void)args;
	MBusDetach(NAME);
}

static void open_bus(const uint32_t *args)
{
	(void)args;
	mine = MBusOpen(NAME, MBUS_CONSUME | MBUS_PUBLISH);
	HandleClose(mine);
}

static void publish_to(struct scene *s)
{
	(void)s;
	object = 5;
	CHECK(MBusPublish(NAME, &object) >= 0);
}

static void consume(const uint32_t *args)
{
	(void)args;
	MBusConsume(NAME, &object, 5, NULL);
}

/* Nothing is attached any more. */
static void ring_is_gone(struct scene *s)
{
	(void)s;
	EQ(MBusPublish(NAME, &object), 0);
	EQ(MBusDelete(NAME), 0);
	bus_is_gone(s);
}

static void publish(const uint32_t *args)
{
	(void)args;
	object = 77;
	MBusPublish(NAME, &object);
}

/* It came whole, or not; the bus goes on. */
static void published_or_not(struct scene *s)
{
	int n = MBusConsume(NAME, &object, 0, NULL);

	CHECK(n == -EAGAIN ? s->killed : n == sizeof object && object == 77);
	EQ(MBusPublish(NAME, &object), 1);
	EQ(MBusConsume(NAME, &object, 0, NULL), sizeof object);
	EQ(MBusDelete(NAME), 0);
	EQ(MBusConsume(NAME, &object, 0, NULL), -EPIPE);
}

/* The victim's bus, with the parent as consumer. */
static void attach_to_it(struct scene *s)
{
	int error = MBusAttach(NAME);

	CHECK(error == 0 || error == -ENOENT);
	s->own[0] = error;
}

static void publish_and_delete(const uint32_t *args)
{
	publish(args);
	delete (args);
}

static void told_once(struct scene *s)
{
	int n = s->own[0] ? -EPIPE : MBusConsume(NAME, &object, 0, NULL);

	if (n == sizeof object)
		n = MBusConsume(NAME, &object, 0, NULL);
	EQ(n, -EPIPE);
	EQ(MBusConsume(NAME, &object, 0, NULL), -ENOENT);
	bus_is_gone(s);
}

/* ---- mailboxes
 * -------------------------------------------------------------------------------------- */

static uint8_t letter[300];

static void own_box(struct scene *s)
{
	s->arg = ProcGetId();
	EQ(BoxReceive(letter, sizeof letter, 0, NULL), -ETIMEDOUT);
}

static void fill_letter(const uint32_t *args)
{
	(void)args;
	memset(letter, 3, sizeof letter);
}

static void box_send(const uint32_t *args)
{
	BoxSend(args[0], letter, sizeof letter);
}

static void whole_or_nothing(struct scene *s)
{
	int n = BoxReceive(letter, sizeof letter, 0, NULL);

	CHECK(n == -ETIMEDOUT ? s->killed : n == sizeof letter);
	if (n > 0)
		CHECK(letter[0] == 3 && letter[sizeof letter - 1] == 3);
	EQ(BoxReceive(letter, sizeof letter, 0, NULL), -ETIMEDOUT);
}

static void send_to_it(struct scene *s)
{
	struct proc_info info;

	EQ(ProcQuery(s->process, &info), 0);
	s->own[0] = (int)info.process;
	for (int i = 0; i < 3; i++) {
		int error = BoxSend(info.process, letter, 10);

		CHECK(error == 0 || error == -ENOENT);
	}
}

static void box_receive(const uint32_t *args)
{
	(void)args;
	mine = BoxOpen();
	for (int i = 0; i < 3; i++)
		BoxReceive(letter, sizeof letter, 5, NULL);
	HandleClose(mine);
}

static void box_is_gone(struct scene *s)
{
	EQ(BoxSend((uint32_t)s->own[0], letter, 1), -ENOENT);
}

/* ---- events and waiting
 * -------------------------------------------------------------------------------- */

static void two_events(struct scene *s)
{
	s->own[0] = s->handles[0] = EvtCreate(0);
	s->own[1] = s->handles[1] = EvtCreate(0);
	NEED(s->own[1] > 0);
}

static void set_both(struct scene *s)
{
	EQ(EvtSet(s->own[0]), 0);
	EQ(EvtSet(s->own[1]), 0);
}

static void wait_any(const uint32_t *args)
{
	int h[2] = {GIVEN, GIVEN + 1};

	(void)args;
	ThrWaitMultiple(h, 2, 0, 3);
}

static void wait_all(const uint32_t *args)
{
	int h[2] = {GIVEN, GIVEN + 1};

	(void)args;
	ThrWaitMultiple(h, 2, WAIT_ALL, 3);
}

static void wait_one(const uint32_t *args)
{
	(void)args;
	ThrWaitHandle(GIVEN, 3);
}

/* Each is taken or not (by a wait for all: both or none), and can be set and awaited again. */
static void events_work(struct scene *s)
{
	int a = ThrWaitHandle(s->own[0], 0), b = ThrWaitHandle(s->own[1], 0);

	CHECK(a == 0 || a == -ETIMEDOUT);
	CHECK(b == 0 || b == -ETIMEDOUT);
	CHECK(!s->own[2] || a == b);
	CHECK(a == 0 || b == 0 || s->own[2]);
	set_both(s);
	EQ(ThrWaitMultiple(s->own, 2, WAIT_ALL, 0), 0);
	EQ(HandleClose(s->own[0]), 0);
	EQ(HandleClose(s->own[1]), 0);
}

static void two_for_all(struct scene *s)
{
	two_events(s);
	s->own[2] = 1;
}

static const struct victim areas[] = {
	{"share", .call = share, .after = area_is_gone},
	{"share, map, seal", .call = share_map_and_seal, .after = area_is_gone},
	{"open and map", own_area, NULL, open_and_map, NULL, area_works},
	{"write and seal", own_area, NULL, seal, NULL, area_works},
	{}};

static const struct victim buses[] = {
	{"make", .call = make, .after = bus_is_gone},
	{"make and delete", .call = make_and_delete, .after = bus_is_gone},
	{"attach", own_bus, NULL, attach, publish_to, ring_is_gone},
	{"detach", own_bus, attach, detach, publish_to, ring_is_gone},
	{"open", own_bus, NULL, open_bus, publish_to, ring_is_gone},
	{"consume", own_bus, attach, consume, publish_to, ring_is_gone},
	{"publish", own_bus_and_ring, NULL, publish, NULL, published_or_not},
	{"publish and delete", NULL, make, publish_and_delete, attach_to_it, told_once},
	{}};

static const struct victim boxes[] = {
	{"send", own_box, fill_letter, box_send, NULL, whole_or_nothing},
	{"receive", NULL, NULL, box_receive, send_to_it, box_is_gone},
	{}};

static const struct victim events[] = {
	{"wait", two_events, NULL, wait_one, set_both, events_work},
	{"wait for any", two_events, NULL, wait_any, set_both, events_work},
	{"wait for all", two_for_all, NULL, wait_all, set_both, events_work},
	{}};

ROLE(area)
{
	return points_victim(areas, args);
}

ROLE(bus)
{
	return points_victim(buses, args);
}

ROLE(box)
{
	return points_victim(boxes, args);
}

ROLE(event)
{
	return points_victim(events, args);
}

TEST(shared_memory)
{
	points_kill("area", areas);
}

TEST(buses_killed)
{
	points_kill("bus", buses);
}

TEST(mailboxes)
{
	points_kill("box", boxes);
}

TEST(waiters)
{
	points_kill("event", events);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(shared_memory), T(buses_killed), T(mailboxes), T(waiters), {}};
	static const struct tap_role roles[] = {T(area), T(bus), T(box), T(event), {}};

	return tap_main(argc, argv, tests, roles);
}
