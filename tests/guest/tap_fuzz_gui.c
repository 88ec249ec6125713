/* tests/guest/tap_fuzz_gui.c - a call of windows and messages at random, and what it is called
 * with. */
#include <stdio.h>
#include "abi/key.h"
#include "clip.h"
#include "tap_fuzz.h"

#define WINDOWS 6
#define SPIES	2

static uint32_t windows[WINDOWS];
static int spies[SPIES], areas[2];

static uint32_t window(void)
{
	return fuzz_seldom() ? fuzz_somebody(fuzz_world->windows) : windows[fuzz_any(WINDOWS)];
}

static int place(void)
{
	return fuzz_seldom() ? (int)fuzz_odd_number() : (int)fuzz_any(900) - 50;
}

static struct rect rect(void)
{
	struct rect r = {place(), place(), 0, 0};

	r.right = r.left + (int)fuzz_any(100);
	r.bottom = r.top + (int)fuzz_any(100);
	return r;
}

/* ---- windows -------------------------------------------------------------------------------- */

static void make(void)
{
	uint32_t i = fuzz_any(WINDOWS), old = windows[i];
	struct wnd_create c = {.flags = fuzz_any(WND_CREATE_FLAGS + 1) & ~(uint32_t)WND_BOTTOM,
			       .x = place(),
			       .y = place(),
			       .width = 1 + (int)fuzz_size(200),
			       .height = 1 + (int)fuzz_size(100)};

	if (!fuzz_any(3))
		c.parent = window();
	windows[i] = WndCreate(&c);
	fuzz_world->windows[fuzz_place] = windows[i];
	if (fuzz_any(2))
		WndClose(old);
}

static void close_one(void)
{
	WndClose(window());
}

static void move(void)
{
	if (fuzz_any(2))
		WndMove(window(), place(), place());
	else
		WndResize(window(), (int)fuzz_size(300), (int)fuzz_size(200));
}

static void show(void)
{
	switch (fuzz_any(4)) {
	case 0:
		WndShow(window(), fuzz_any(2));
		break;
	case 1:
		WndMinimise(window(), fuzz_any(2));
		break;
	case 2:
		WndSetOrder(window(), fuzz_any(3));
		break;
	default:
		WndActivate(window());
	}
}

static void focus(void)
{
	switch (fuzz_any(4)) {
	case 0:
		WndSetFocus(window());
		break;
	case 1:
		WndSetCapture(window());
		break;
	case 2:
		WndReleaseCapture();
		break;
	default:
		WndSetCursor(window(), fuzz_any(20));
	}
}

static void attribute(void)
{
	uint32_t value[4] = {window(), fuzz_any(1000), fuzz_any(9), fuzz_odd_number()};
	uint32_t which = fuzz_any(10);

	if (which == WND_ATTR_FLAGS)
		value[0] = fuzz_any(WND_CREATE_FLAGS + 1) & WND_CHANGE_FLAGS;
	if (fuzz_any(3))
		WndSetAttribute(window(), which, value,
				which == WND_ATTR_OWNER || which == WND_ATTR_FLAGS ||
						which == WND_ATTR_HOVER
					? 4
					: fuzz_size(32));
	else
		WndGetAttribute(window(), which, fuzz_memory(), fuzz_size(32));
}

static void paint(void)
{
	struct rect r = rect(), some[4] = {rect(), rect(), rect(), rect()};
	uint32_t w = window();
	struct surface s;

	switch (fuzz_any(8)) {
	case 0:
		WndInvalidate(w, &r);
		break;
	case 1:
		WndGetUpdateRegion(w, fuzz_memory(), fuzz_size(64));
		break;
	case 2:
		WndBeginPaint(w, &r);
		break;
	case 3:
		WndMapSurface(w, &s);
		break;
	case 4:
		WndScroll(w, &r, place(), place());
		break;
	case 5:
		WndSync(fuzz_any(FUZZ_WAIT));
		break;
	default:
		WndPresent(w, some, fuzz_seldom() ? fuzz_odd_number() : fuzz_any(5));
	}
}

static void look(void)
{
	struct wnd_picture p = {fuzz_memory(), (int)fuzz_size(16), (int)fuzz_size(16), 16};
	struct wnd_find f = {.after = fuzz_any(2) ? window() : 0};

	switch (fuzz_any(5)) {
	case 0:
		WndQuery(window(), fuzz_memory());
		break;
	case 1:
		WndList(fuzz_memory(), fuzz_size(64), fuzz_any(2) ? window() : 0);
		break;
	case 2:
		WndReadPicture(window(), &p);
		break;
	case 3:
		WndFind(&f);
		break;
	default:
		WndSetTitle(window(), fuzz_memory());
	}
}

static void timer(void)
{
	if (fuzz_any(2))
		WndSetTimer(window(), fuzz_any(4), fuzz_size(20), fuzz_any(3));
	else
		WndKillTimer(window(), fuzz_any(4));
}

static void hot_key(void)
{
	WndSetHotKey(window(), fuzz_any(4), fuzz_any(8) ? KEY_F1 + fuzz_any(8) : fuzz_size(300),
		     fuzz_any(16));
}

/* ---- messages ------------------------------------------------------------------------------- */

static uint32_t code(void)
{
	return fuzz_seldom() ? fuzz_size(2000) : MSG_USER + fuzz_any(3);
}

static void post(void)
{
	if (fuzz_any(3))
		WndPostMessage(fuzz_any(2) ? window() : fuzz_somebody(fuzz_world->windows), code(),
			       1, 2, 3);
	else
		ThrPostMessage(fuzz_somebody(fuzz_world->threads), code(), 1, 2, 3);
}

static void send(void)
{
	struct wnd_send s = {.window = fuzz_somebody(fuzz_world->windows),
			     .code = code(),
			     .timeout = fuzz_any(FUZZ_WAIT),
			     .flags = fuzz_any(4),
			     .token = fuzz_any(9)};

	if (fuzz_seldom())
		s.flags = fuzz_odd_number();
	if (WndSend(&s) != SEND_SERVE)
		return;
	/* A program may do anything while it serves, and need not come back. */
	fuzz_world->served++;
	if (fuzz_any(2))
		MsgReply(5);
	if (fuzz_any(3))
		fuzz_gui();
	if (fuzz_any(8))
		WndSendWait(&s);
}

static void fetch(void)
{
	struct msg m[4];
	struct msg_filter f = {fuzz_any(2) ? window() : 0, code(), 0xffffffff};
	uint32_t flags = fuzz_any(3) ? 0 : fuzz_any(16), wait = fuzz_any(FUZZ_WAIT);
	int result;

	switch (fuzz_any(8)) {
	case 0:
		result = MsgGetFiltered(m, &f, flags, wait);
		break;
	case 1:
		result = MsgGetMany(m, fuzz_any(5), flags & ~1u, wait);
		break;
	case 2:
		result = MsgGet(fuzz_memory(), flags, wait);
		break;
	default:
		result = MsgGet(m, flags, wait);
	}
	fuzz_world->served += result > 0;
}

static void handle(void)
{
	switch (fuzz_any(8)) {
	case 0:
		MsgDone();
		break;
	case 1:
		MsgInfo(fuzz_memory());
		break;
	case 2:
		MsgPoints(fuzz_memory(), fuzz_size(64));
		break;
	case 3:
		MsgStatus(fuzz_memory());
		break;
	case 4:
		MsgQueueQuery(fuzz_somebody(fuzz_world->threads), fuzz_memory());
		break;
	case 5:
		MsgPostQuit(3);
		break;
	default:
		MsgReply(fuzz_any(9));
	}
}

static void spy(void)
{
	int *s = &spies[fuzz_any(SPIES)];

	if (fuzz_any(3)) {
		MsgSpyRead(*s, fuzz_memory(), fuzz_size(8));
		return;
	}
	HandleClose(*s);
	*s = fuzz_any(2) ? MsgSpyOpen(fuzz_any(2) ? window() : 0) : 0;
}

static void registered(void)
{
	char name[20];

	snprintf(name, sizeof name, "fuzz.%u", (unsigned)fuzz_any(6));
	MsgRegisteredName(MsgRegister(name), fuzz_memory(), fuzz_size(40));
}

static void broadcast(void)
{
	if (fuzz_seldom())
		WndBroadcast(code(), 1, 2, 3);
}

/* ---- clipboard, dragging -------------------------------------------------------------------- */

static void offer(void)
{
	struct clip_item item = {.type = CLIP_TEXT, .size = fuzz_size(100)};
	struct drag drag = {.window = window(),
			    .actions = fuzz_any(8),
			    .count = 1,
			    .items = &item,
			    .hot_x = place(),
			    .hot_y = place()};

	if (areas[0] <= 0)
		areas[0] = VmmShare(4096, NULL, 0);
	item.area = areas[0];
	switch (fuzz_any(4)) {
	case 0:
		ClipSet(&item, fuzz_any(3));
		break;
	case 1:
		ClipSelect(&item, fuzz_any(3));
		break;
	default:
		DragBegin(&drag);
	}
}

static void take(void)
{
	struct clip_item item = {0};
	int result = -1;

	switch (fuzz_any(7)) {
	case 0:
		result = ClipGet(CLIP_TEXT, &item);
		break;
	case 1:
		result = ClipSelected(CLIP_TEXT, &item);
		break;
	case 2:
		result = DragGet(CLIP_TEXT, &item);
		break;
	case 3:
		ClipList(fuzz_memory(), fuzz_size(8));
		break;
	case 4:
		ClipWatch(window(), fuzz_any(2));
		break;
	case 5:
		DragCancel();
		break;
	default:
		DragAccept(fuzz_any(8));
	}
	if (result >= 0)
		HandleClose(item.area);
}

/* ---- the first of them may be the desktop, and each may fail -------------------------------- */

static void root(void)
{
	if (!fuzz_any(40))
		WndOwnRoot(window());
}

static int *volatile nowhere = (int *)16;

static void crash(void)
{
	if (!fuzz_any(200))
		*nowhere = 0;
}

static fuzz_call *const calls[] = {
	make,	   make,      make,  close_one, move,	move,	show,  show,	   focus,
	attribute, attribute, paint, paint,	paint,	look,	timer, timer,	   hot_key,
	post,	   post,      post,  post,	send,	send,	send,  fetch,	   fetch,
	fetch,	   fetch,     fetch, fetch,	handle, handle, spy,   registered, broadcast,
	offer,	   take,      take,  root,	crash};

void fuzz_gui(void)
{
	calls[fuzz_any(sizeof calls / sizeof *calls)]();
}
