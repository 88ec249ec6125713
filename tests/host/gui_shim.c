/* tests/host/gui_shim.c - a window manager in a few arrays, to run the toolkit on the build
 * machine. */
#include "gui_shim.h"
#include "fs_shim.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui/gui_internal.h"
#include "clip.h"
#include "fs.h"
#include "handle.h"
#include "msg.h"
#include "sys.h"
#include "thr.h"
#include "vmm.h"
#include "wnd.h"

#define WINDOWS 16
#define QUEUE	4096
#define TIMERS	16

static struct shim_window {
	uint32_t id;
	struct wnd_create create;
	uint32_t *pixels;
	bool visible;
	struct rect invalid;
	uint32_t cursor, timers[TIMERS];
} windows[WINDOWS];

static struct msg queue[QUEUE];
static unsigned queue_head, queue_tail;
static uint32_t next_id = 1, capture;
static int pointer_x, pointer_y, buttons_held;
static bool quitting;
static int quit_status;

struct shim_counts shim;

static struct shim_window *find(uint32_t id)
{
	for (int i = 0; i < WINDOWS; i++)
		if (id && windows[i].id == id)
			return &windows[i];
	return NULL;
}

void shim_post(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	queue[queue_tail++ % QUEUE] = (struct msg){code, window, {p0, p1, p2}};
}

void shim_mouse(uint32_t window, uint32_t code, struct gui_point at, uint32_t button)
{
	struct shim_window *w = find(window);

	if (!w)
		return;
	pointer_x = w->create.x + at.x;
	pointer_y = w->create.y + at.y;
	if (code == MSG_MOUSEDOWN)
		buttons_held |= BUTTON_BIT(button);
	if (code == MSG_MOUSEUP)
		buttons_held &= ~BUTTON_BIT(button);
	shim_post(window, code, MSG_PACK(at.x, at.y), MSG_BUTTON_PACK(button, buttons_held, 0),
		  code == MSG_MOUSEDOWN);
	shim_run();
}

void shim_click(uint32_t window, int x, int y)
{
	struct gui_point at = {x, y};

	shim_mouse(window, MSG_MOUSEMOVE, at, 0);
	shim_mouse(window, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	shim_mouse(window, MSG_MOUSEUP, at, BUTTON_LEFT);
}

struct gui_point shim_middle(const struct gui_element *element)
{
	struct rect r = GuiRectInWindow(element);

	return (struct gui_point){(r.left + r.right) / 2, (r.top + r.bottom) / 2};
}

void shim_click_element(struct gui_element *element)
{
	struct gui_point at = shim_middle(element);

	shim_click(GuiWindowId(element), at.x, at.y);
}

void shim_key(uint32_t window, uint32_t key, uint32_t mods, uint32_t character)
{
	shim_post(window, MSG_KEYDOWN, key, mods, character);
	if (character && !(mods & (MOD_CTRL | MOD_ALT | MOD_SUPER)))
		shim_post(window, MSG_CHAR, character, mods, key);
	shim_post(window, MSG_KEYUP, key, mods, 0);
	shim_run();
}

void shim_type(uint32_t window, const char *ascii)
{
	for (; *ascii; ascii++)
		shim_key(window, 0, 0, (unsigned char)*ascii);
}

void shim_run(void)
{
	GuiRun();
}

void shim_tick(uint32_t window)
{
	struct shim_window *w = find(window);

	for (int i = 0; w && i < TIMERS; i++)
		if (w->timers[i])
			shim_post(window, MSG_TIMER, w->timers[i], 0, 0);
	shim_run();
}

struct surface shim_surface(uint32_t window)
{
	struct surface s = {0};

	WndMapSurface(window, &s);
	return s;
}

struct rect shim_rect(uint32_t window)
{
	struct shim_window *w = find(window);

	return w ? rect_make(w->create.x, w->create.y, w->create.width, w->create.height)
		 : (struct rect){0, 0, 0, 0};
}

bool shim_alive(uint32_t window)
{
	return find(window) != NULL;
}

uint32_t shim_cursor(uint32_t window)
{
	struct shim_window *w = find(window);

	return w ? w->cursor : 0;
}

uint32_t shim_captured(void)
{
	return capture;
}

void shim_save(uint32_t window, const char *path)
{
	struct shim_window *w = find(window);
	FILE *out = w ? fopen(path, "wb") : NULL;

	if (!out)
		return;
	fprintf(out, "P7\nWIDTH %d\nHEIGHT %d\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\n",
		w->create.width, w->create.height);
	for (int i = 0; i < w->create.width * w->create.height; i++) {
		fputc(w->pixels[i] >> 16, out);
		fputc(w->pixels[i] >> 8, out);
		fputc(w->pixels[i], out);
	}
	fclose(out);
}

/*
 * The calls.
 */
uint32_t WndCreate(const struct wnd_create *create)
{
	static int next_place = 40;

	for (int i = 0; i < WINDOWS; i++) {
		struct shim_window *w = &windows[i];

		if (w->id)
			continue;
		*w = (struct shim_window){.id = next_id++, .create = *create};
		if (create->x == WND_ANYWHERE)
			w->create.x = w->create.y = next_place += 24;
		w->pixels = calloc((size_t)create->width * create->height, 4);
		shim_post(w->id, MSG_SIZE, MSG_PACK(create->width, create->height), 0, 0);
		return w->id;
	}
	return -EAGAIN;
}

int WndClose(uint32_t window)
{
	struct shim_window *w = find(window);

	if (!w)
		return -ENOENT;
	free(w->pixels);
	w->id = 0;
	capture = capture == window ? 0 : capture;
	shim.closes++;
	shim_post(0, MSG_CLOSED, window, 0, 0);
	return 0;
}

int WndMove(uint32_t window, int x, int y)
{
	struct shim_window *w = find(window);

	w->create.x = x;
	w->create.y = y;
	shim.moves++;
	shim_post(window, MSG_MOVE, MSG_PACK(x, y), 0, 0);
	return 0;
}

int WndResize(uint32_t window, int width, int height)
{
	struct shim_window *w = find(window);
	uint32_t *pixels = calloc((size_t)width * height, 4);

	free(w->pixels);
	w->pixels = pixels;
	w->create.width = width;
	w->create.height = height;
	w->invalid = rect_make(0, 0, width, height);
	shim.resizes++;
	shim_post(window, MSG_SIZE, MSG_PACK(width, height), 0, 0);
	return 0;
}

int WndShow(uint32_t window, uint32_t visible)
{
	find(window)->visible = visible;
	return 0;
}

int WndMinimise(uint32_t window, uint32_t minimised)
{
	return WndShow(window, !minimised);
}

int WndSetTitle(uint32_t window, const char *title)
{
	snprintf(find(window)->create.title, WINDOW_TITLE_MAX, "%s", title);
	return 0;
}

int WndQuery(uint32_t window, struct wnd_info *info)
{
	struct shim_window *w = find(window);

	if (!w)
		return -ENOENT;
	*info = (struct wnd_info){.window = window, .flags = w->create.flags};
	info->flags |= w->visible ? WND_VISIBLE : 0;
	info->state = window == capture ? WND_STATE_CAPTURE : 0;
	info->rect = info->screen = shim_rect(window);
	memcpy(info->title, w->create.title, sizeof(info->title));
	return 0;
}

int WndList(uint32_t *ids, uint32_t count, uint32_t parent)
{
	uint32_t n = 0;

	for (int i = 0; i < WINDOWS && !parent; i++)
		if (windows[i].id && n < count)
			ids[n++] = windows[i].id;
	return n;
}

int WndActivate(uint32_t window)
{
	shim_post(window, MSG_ACTIVATED, 0, 0, 0);
	return 0;
}

int WndSetCapture(uint32_t window)
{
	capture = window;
	return 0;
}

int WndReleaseCapture(void)
{
	capture = 0;
	return 0;
}

int WndMapSurface(uint32_t window, struct surface *surface)
{
	struct shim_window *w = find(window);

	if (!w)
		return -ENOENT;
	*surface = (struct surface){w->pixels, w->create.width, w->create.height, w->create.width};
	return 0;
}

int WndPresent(uint32_t window, const struct rect *rects, uint32_t count)
{
	(void)window;
	shim.presents++;
	for (uint32_t i = 0; i < count; i++)
		shim.presented_pixels += (int64_t)rect_width(rects[i]) * rect_height(rects[i]);
	return 0;
}

int WndInvalidate(uint32_t window, const struct rect *rect)
{
	struct shim_window *w = find(window);

	shim.invalidates++;
	w->invalid = rect_union(w->invalid, *rect);
	return 0;
}

/* The strips that come into view are invalid. */
int WndScroll(uint32_t window, const struct rect *rect, int dx, int dy)
{
	struct shim_window *w = find(window);
	struct rect to = rect_intersect(rect_move(*rect, dx, dy), *rect), strip = *rect;
	int width = rect_width(to), rows = rect_height(to);

	for (int i = 0; i < rows; i++) {
		int y = dy > 0 ? to.bottom - 1 - i : to.top + i;
		uint32_t *line = w->pixels + (long)y * w->create.width + to.left;

		memmove(line, line - (long)dy * w->create.width - dx, width * sizeof(*line));
	}
	if (dx)
		*(dx > 0 ? &strip.right : &strip.left) = dx > 0 ? to.left : to.right;
	else
		*(dy > 0 ? &strip.bottom : &strip.top) = dy > 0 ? to.top : to.bottom;
	shim.scrolls++;
	w->invalid = rect_union(w->invalid, dx && dy ? *rect : strip);
	return 0;
}

int WndGetUpdateRegion(uint32_t window, struct rect *rects, uint32_t count)
{
	struct shim_window *w = find(window);

	if (count > 0)
		rects[0] = w->invalid;
	return !rect_empty(w->invalid);
}

int WndBeginPaint(uint32_t window, struct rect *rect)
{
	struct shim_window *w = find(window);

	*rect = w->invalid;
	w->invalid = (struct rect){0, 0, 0, 0};
	return !rect_empty(*rect);
}

int WndSetTimer(uint32_t window, uint32_t id, uint32_t milliseconds, uint32_t flags)
{
	struct shim_window *w = find(window);

	(void)milliseconds;
	(void)flags;
	WndKillTimer(window, id);
	for (int i = 0; i < TIMERS; i++) {
		if (!w->timers[i]) {
			w->timers[i] = id;
			return 0;
		}
	}
	return -EAGAIN;
}

int WndKillTimer(uint32_t window, uint32_t id)
{
	struct shim_window *w = find(window);

	for (int i = 0; i < TIMERS; i++)
		if (w->timers[i] == id)
			w->timers[i] = 0;
	return 0;
}

int WndSetCursor(uint32_t window, uint32_t shape)
{
	find(window)->cursor = shape;
	return 0;
}

int WndSetAttribute(uint32_t window, uint32_t attribute, const void *value, uint32_t size)
{
	(void)window;
	(void)attribute;
	(void)value;
	(void)size;
	return -ENOSYS;
}

int WndGetAttribute(uint32_t window, uint32_t attribute, void *value, uint32_t size)
{
	return WndSetAttribute(window, attribute, value, size);
}

uint32_t WndGetRoot(void)
{
	return 0;
}

int WndPostMessage(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	if (!find(window))
		return -ENOENT;
	shim_post(window, code, p0, p1, p2);
	return 0;
}

int WndBroadcast(uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	for (int i = 0; i < WINDOWS; i++)
		if (windows[i].id)
			shim_post(windows[i].id, code, p0, p1, p2);
	return 0;
}

/* The same name, the same code: its letters added up. */
uint32_t MsgRegister(const char *name)
{
	uint32_t code = MSG_REGISTERED;

	while (*name)
		code += (unsigned char)*name++ * 7u;
	return code;
}

void MsgSetHandler(msg_handler *handler)
{
	(void)handler;
}

bool MsgDispatchCallback(const struct msg *msg)
{
	(void)msg;
	return false;
}

int MsgReply(uint32_t result)
{
	(void)result;
	return -ENOENT;
}

/* A clipboard of text only, and what is selected. */
struct clip_text {
	char *text;
	uint32_t length;
};
static struct clip_text copied, selected;

static int set_clip(struct clip_text *c, const char *text, uint32_t length)
{
	free(c->text);
	c->text = malloc(length + 1);
	memcpy(c->text, text, length);
	c->text[length] = '\0';
	c->length = length;
	return 1;
}

static char *get_clip(const struct clip_text *c, uint32_t *length)
{
	char *copy = c->text ? malloc(c->length + 1) : NULL;

	if (copy) {
		memcpy(copy, c->text, c->length + 1);
		*length = c->length;
	}
	return copy;
}

int ClipSetText(const char *text, uint32_t length)
{
	return set_clip(&copied, text, length);
}

char *ClipGetText(uint32_t *length)
{
	return get_clip(&copied, length);
}

int ClipSelectText(const char *text, uint32_t length)
{
	return set_clip(&selected, text, length);
}

char *ClipSelectedText(uint32_t *length)
{
	return get_clip(&selected, length);
}

int ClipList(char *types, uint32_t count)
{
	if (copied.text && count)
		strcpy(types, CLIP_TEXT);
	return copied.text != NULL;
}

/*
 * Shared areas, and one drag of one form at a time.
 */
#define AREAS	   8
#define FIRST_AREA 100 /* handles of areas */

static void *areas[AREAS];

int VmmShare(uint32_t size, const char *name, uint32_t rights)
{
	(void)name;
	(void)rights;
	for (int i = 0; i < AREAS; i++) {
		if (areas[i])
			continue;
		areas[i] = calloc(1, size);
		return FIRST_AREA + i;
	}
	return -EMFILE;
}

static void **area_of(int handle)
{
	return handle >= FIRST_AREA && handle < FIRST_AREA + AREAS ? &areas[handle - FIRST_AREA]
								   : NULL;
}

void *VmmMapShared(int handle, uint32_t access)
{
	(void)access;
	return area_of(handle) ? *area_of(handle) : NULL;
}

int VmmUnmap(uint32_t address)
{
	(void)address;
	return 0;
}

int VmmSeal(int handle)
{
	return area_of(handle) ? 0 : -EBADF;
}

/* The clipboard's second form. */
static char clip_files[4096];
static uint32_t clip_files_size;

int ClipSet(const struct clip_item *items, uint32_t count)
{
	ClipSetText(*area_of(items[0].area), items[0].size);
	clip_files_size = count > 1 ? items[1].size : 0;
	if (count > 1)
		memcpy(clip_files, *area_of(items[1].area), clip_files_size);
	return 1;
}

int ClipGet(const char *type, struct clip_item *item)
{
	if (strcmp(type, CLIP_FILES) != 0 || !clip_files_size)
		return -ENOENT;
	item->area = VmmShare(clip_files_size, NULL, 0);
	item->size = clip_files_size;
	memcpy(*area_of(item->area), clip_files, clip_files_size);
	return 1;
}

struct shim_drag shim_drag;

int DragBegin(const struct drag *drag)
{
	if (!buttons_held)
		return -EPERM;
	shim_drag.source = drag->window;
	shim_drag.actions = drag->actions;
	shim_drag.length = drag->items[0].size;
	memcpy(shim_drag.text, *area_of(drag->items[0].area), shim_drag.length);
	shim_drag.text[shim_drag.length] = '\0';
	buttons_held = 0;
	return 0;
}

int DragAccept(uint32_t action)
{
	shim.accepted = action;
	return 0;
}

int DragGet(const char *type, struct clip_item *item)
{
	if (strcmp(type, CLIP_TEXT) != 0 || !shim_drag.length)
		return -ENOENT;
	item->area = VmmShare(shim_drag.length, NULL, 0);
	item->size = shim_drag.length;
	memcpy(*area_of(item->area), shim_drag.text, shim_drag.length);
	return 0;
}

void shim_drag_over(uint32_t window, struct gui_point at, uint32_t actions)
{
	uint32_t code = shim_drag.target == window ? MSG_DRAG_OVER : MSG_DRAG_ENTER;

	if (shim_drag.target && shim_drag.target != window)
		shim_post(shim_drag.target, MSG_DRAG_LEAVE, 0, 0, 0);
	shim_drag.target = window;
	shim_drag.at = at;
	shim_post(window, code, MSG_PACK(at.x, at.y), actions, 0);
	shim_run();
}

void shim_drop(void)
{
	uint32_t source = shim_drag.source;

	shim_drag.source = 0;
	shim_post(shim_drag.target, shim.accepted ? MSG_DRAG_DROP : MSG_DRAG_LEAVE,
		  MSG_PACK(shim_drag.at.x, shim_drag.at.y), shim.accepted, 0);
	shim_post(source, MSG_DRAG_END, shim.accepted, 0, 0);
	shim_run();
	shim_drag.target = shim.accepted = 0;
}

/* Nothing is merged here. */
int MsgPoints(struct msg_point *points, uint32_t count)
{
	(void)points;
	(void)count;
	return 0;
}

int MsgInfo(struct msg_info *info)
{
	info->cursor_x = (int16_t)pointer_x;
	info->cursor_y = (int16_t)pointer_y;
	return 0;
}

static bool next_paint(struct msg *msg)
{
	for (int i = 0; i < WINDOWS; i++) {
		struct shim_window *w = &windows[i];

		if (!w->id || !w->visible || rect_empty(w->invalid))
			continue;
		*msg = (struct msg){MSG_PAINT, w->id, {0, 0, 0}};
		return true;
	}
	return false;
}

/* What the toolkit remembers to be under the pointer must be there. */
static void check_hit(const struct msg *msg)
{
	struct gui_window *w = window_find(msg->window);
	int x = MSG_LOW(msg->params[0]), y = MSG_HIGH(msg->params[0]);
	struct gui_element *e;

	if (msg->code != MSG_MOUSEMOVE || !w || !hit_known(&w->hit, x, y))
		return;
	e = element_at(w->root, x - w->root->rect.left, y - w->root->rect.top);
	if (w->hit.element == e && w->hit.cursor == hit_cursor(e))
		return;
	printf("# gui_shim: not what is under the pointer at %d, %d\n", x, y);
	abort();
}

int MsgGet(struct msg *msg, uint32_t flags, uint32_t timeout)
{
	(void)flags;
	(void)timeout;
	if (queue_head != queue_tail) {
		*msg = queue[queue_head++ % QUEUE];
		check_hit(msg);
		return 1;
	}
	if (!quitting && next_paint(msg))
		return 1;
	*msg = (struct msg){MSG_QUIT, 0, {quit_status, 0, 0}};
	quitting = false;
	return 0;
}

int MsgPostQuit(int status)
{
	quitting = true;
	quit_status = status;
	return 0;
}

/* No threads: work of a task is done at once. */
int ThrStart(int (*function)(void *argument), void *argument, uint32_t stack_size)
{
	(void)stack_size;
	function(argument);
	return 0;
}

uint32_t ThrGetId(void)
{
	return 1;
}

int ThrPostMessage(uint32_t thread, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	(void)thread;
	shim_post(0, code, p0, p1, p2);
	return 0;
}

int ThrWaitMultiple(const int *handles, uint32_t count, uint32_t flags, uint32_t timeout)
{
	(void)handles;
	(void)flags;
	(void)timeout;
	return count;
}

int ThrWaitHandle(int handle, uint32_t timeout)
{
	(void)handle;
	(void)timeout;
	return -ETIMEDOUT;
}

const char *MsgName(uint32_t code)
{
	(void)code;
	return "MSG";
}

int SysClock(uint64_t *ns)
{
	static uint64_t now;

	*ns = now += 1000;
	return 0;
}

int SysGetInput(struct input_settings *settings)
{
	*settings = (struct input_settings){.wheel_lines = 3};
	return 0;
}

int WndGetWorkArea(struct rect *area)
{
	*area = (struct rect){0, 0, 1024, 768};
	return 0;
}

int SysInfo(struct sys_info *info, uint32_t size)
{
	info->screen_width = 1024;
	info->screen_height = 768;
	return size;
}

int HandleClose(int handle)
{
	if (!area_of(handle))
		return fs_shim_close(handle);
	free(*area_of(handle));
	*area_of(handle) = NULL;
	return 0;
}
