/*
 * wnd.h - windows, their pixels, focus, capture, timers, and posting to them.
 *
 * A window has a global id, an owner thread, a place, a stack position and a surface: 32-bit pixels
 * 0xAARRGGBB in the owner's memory. The owner draws there and calls WndPresent; only what was
 * presented is ever shown, and the compositor keeps it, so an uncovered window costs its program
 * nothing. Positions are relative to the parent; children lie above and are clipped to it.
 * Frames and title bars are drawn by the toolkit; shadow and rounded corners by the compositor.
 *
 * Closing a window closes its children first; its queue entries are dropped, its owner gets
 * MSG_CLOSED, its parent MSG_CHILD_CLOSED. Focus and capture never name a dead window. Messages of
 * losing come before messages of gaining.
 *
 * Who may: the owner's process everything; other processes may post MSG_CLOSE and MSG_USER and
 * above (not to WND_PRIVATE: only MSG_CLOSE); the root owner (WndOwnRoot, PRIV_DESKTOP) may also
 * move, resize, close, show, minimise, order and activate, set WND_ATTR_FLAGS, and post or send the
 * system codes MSG_QUERY_END, MSG_ARRANGE and MSG_WINDOW_MENU. Everything else is -EPERM.
 *
 * A window may belong to another (WND_ATTR_OWNER, of the same process): it stays in front of its
 * owner, is minimised and closed with it; with WND_MODAL the owner gets no input while it is shown:
 * a press on the owner activates the modal window, which gets MSG_ATTENTION.
 *
 * A thread that has not fetched for HUNG_MS while input waits is hung: its windows are dimmed, the
 * root owner hears of it and gets presses on them (MSG_HUNG_PRESS). When a process ends by a fault,
 * the pictures of its top-level windows that are in the desktop's list stay: dimmed windows of the
 * root owner (WND_STATE_CRASHED) with the same title, until it closes them.
 */
#ifndef WND_H
#define WND_H

#include <stdint.h>
#include "abi/wnd.h"
#include "abi/handle.h"

/* Make a window. Returns its id. -EINVAL size, flags, title without end; -ENOENT parent;
 * -EPERM WND_BOTTOM without PRIV_DESKTOP, or a parent of another thread; -EAGAIN too many windows,
 * or nested deeper than WINDOW_DEPTH_MAX; -ENOMEM; -EFAULT. The owner gets MSG_SIZE and, if
 * visible, MSG_SHOW and paints. */
uint32_t WndCreate(const struct wnd_create *create);

/* Close. -ENOENT, -EPERM. */
int WndClose(uint32_t window);

int WndMove(uint32_t window, int x, int y);

/* New size. Contents are kept where both sizes overlap, what is new is invalid. The old mapping
 * of the surface is gone: call WndMapSurface again (MSG_SIZE tells; if the root owner asked for the
 * size, it is gone only then, and what is presented from it before is invalid again). What is new
 * shows the edge of the old picture until it is presented. -EINVAL size, or not within
 * WND_ATTR_LIMITS; -ENOMEM. */
int WndResize(uint32_t window, int width, int height);

int WndShow(uint32_t window, uint32_t visible);
int WndMinimise(uint32_t window, uint32_t minimised);
/* UTF-8. -EINVAL it is not, -ENAMETOOLONG. */
int WndSetTitle(uint32_t window, const char *title);
int WndQuery(uint32_t window, struct wnd_info *info);

/* Ids of the children of `parent` (0: top-level), top first; returns how many there are. */
int WndList(uint32_t *windows, uint32_t count, uint32_t parent);

/* Put in front of or behind the windows of its kind (topmost, normal, bottom). */
int WndSetOrder(uint32_t window, uint32_t order);

/* Give the keys to a window of the active top-level window. -EINVAL hidden or WND_NO_FOCUS, or
 * blocked by a modal window. */
int WndSetFocus(uint32_t window);

/* The window that gets the keys, 0 = none. */
uint32_t WndGetFocus(void);

/* Make a top-level window active: raised, restored, focused. */
int WndActivate(uint32_t window);

/* All mouse messages go to this window until WndReleaseCapture or until it is gone, hidden or
 * blocked by a modal window; then it gets MSG_CAPTURE_LOST. A window that is pressed needs no
 * capture: it has the mouse until the last button goes up, and loses it in the same cases, to a
 * capture and when a drag begins, with MSG_CAPTURE_LOST too. (To
 * capture it then and to give it up at the release would be late in a slow program, which would
 * get the next press on another window.) -EINVAL it is hidden or blocked; -EBUSY a window of
 * another process has the mouse with a button down. */
int WndSetCapture(uint32_t window);
int WndReleaseCapture(void);

/* Map the surface into the caller's memory; valid until the next WndResize or close. */
int WndMapSurface(uint32_t window, struct surface *surface);

/* Show what has been drawn in these rectangles (count 0: everything). Copied before the call
 * returns; on the screen with the next frame. At most REGION_RECTS_MAX. -EINVAL more than that, or
 * a surface that was never mapped; -EFAULT. */
int WndPresent(uint32_t window, const struct rect *rects, uint32_t count);

/* Mark as to be painted (rect NULL: everything): MSG_PAINT comes when the queue is empty. */
int WndInvalidate(uint32_t window, const struct rect *rect);

/* The invalid rectangles; returns how many there are. */
int WndGetUpdateRegion(uint32_t window, struct rect *rects, uint32_t count);

/* Declare the window valid again and return the bounding rectangle of what was not; returns 0 if
 * there was nothing, else 1. */
int WndBeginPaint(uint32_t window, struct rect *rect);

/* MSG_TIMER with this id every `milliseconds` (TIMER_ONCE: once). Sets anew if it runs. At most one
 * tick is pending; missed ones are counted in the message. -EINVAL 0 ms, -EAGAIN too many. */
int WndSetTimer(uint32_t window, uint32_t id, uint32_t milliseconds, uint32_t flags);
int WndKillTimer(uint32_t window, uint32_t id);

/* Post a message. Never blocks. 0 means it is delivered exactly once unless the window or its
 * thread dies first. -ENOENT no such window, -EPERM (above), -EAGAIN the queue is full or the
 * caller's share of it is used up. */
int WndPostMessage(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2);

/* Shape of the pointer over this window (CURSOR_...). */
int WndSetCursor(uint32_t window, uint32_t shape);

/* Become the root owner with this window as the desktop (0: give it up). -EPERM, -EBUSY. Its hot
 * keys come as MSG_HOTKEY. Keys that are typed behind one wait, a second at most, until its thread
 * has handled it and what was in its queue then: so they go to the window that it activates. */
int WndOwnRoot(uint32_t window);

/* Wait until everything presented, moved or closed so far is on the screen. -ETIMEDOUT. */
int WndSync(uint32_t timeout);

/* Compose the whole screen anew (PRIV_DEBUG or the root owner). For tests and benchmarks. */
int WndRecompose(void);

/* Where the pointer is, on the screen: kind XY in point->x, y. */
int WndGetPointer(struct input_record *point);

/*
 * Sending: wait for the receiver's answer. Messages being sent overtake posts. While it waits the
 * thread serves messages sent to it (MsgSetHandler), nested up to SEND_DEPTH_MAX; to a window of
 * its own thread it is a plain call of that handler. Library around WndSend and WndSendWait.
 */

/* Returns 0 and *result (may be NULL). -ENOENT, -EPERM as posting; -ETIMEDOUT: not answered in
 * time; if it was not fetched it is withdrawn, else a late answer is dropped; -EPIPE the receiver
 * died; -EDEADLK a ring of senders that cannot end (the kernel's log names it); -EAGAIN too many
 * are waiting there; -EINTR being ended. */
int WndSendMessage(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2,
		   uint32_t timeout, uint32_t *result);

/* Send without waiting; the callback is called from the caller's message loop with the answer, or
 * with error -EPIPE or -ETIMEDOUT. 0 or the errors of WndSendMessage that are known at once. */
typedef void send_callback(void *user, int error, uint32_t result);
struct send_request {
	uint32_t window, code, params[3];
	uint32_t timeout;
	send_callback *callback;
	void *user;
};
int WndSendCallback(const struct send_request *request);

/* The raw calls: SEND_DONE, SEND_SERVE, SEND_SELF or an error. */
int WndSend(struct wnd_send *send);
int WndSendWait(struct wnd_send *send);

/* Post to every top-level window that accepts it from the caller; returns how many did. */
int WndBroadcast(uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2);

/* Attributes (enum wnd_attribute) with their exact size; texts up to WND_NAME_MAX with their end,
 * read into room for that or less. 0 or an error. Set: owner's process; WND_ATTR_FLAGS also the
 * root owner; WND_ATTR_STRUT only PRIV_DESKTOP. Get: anyone. -EINVAL unknown, size, value, an owner
 * of another process, a ring of owners, a text that does not fit; -ENOENT (also: no such owner),
 * -EAGAIN more than WINDOW_DEPTH_MAX owners of owners, -EPERM, -EFAULT. */
int WndSetAttribute(uint32_t window, uint32_t attribute, const void *value, uint32_t size);
int WndGetAttribute(uint32_t window, uint32_t attribute, void *value, uint32_t size);

/* The first top-level window, from the top, that fits. Its id, or -ENOENT; -EINVAL text without end
 * or not UTF-8. */
int WndFind(const struct wnd_find *find);

/* Move the pixels of a rectangle (NULL: all) of surface and picture by dx, dy inside it, and what
 * is invalid in it too; what comes into view is invalid and shows what it did until it is
 * presented. -EINVAL farther than WINDOW_SIZE_MAX, or nothing of rect is in the window; -ENOMEM. */
int WndScroll(uint32_t window, const struct rect *rect, int dx, int dy);

/* MSG_HOTKEY with this id comes to the window when key is pressed with exactly these modifiers (at
 * least one of Ctrl, Alt, Super), whoever has the focus; key 0 gives it back. The focus
 * gets neither this press nor its repeats nor its end. id is not 0; set again it is another key.
 * -EBUSY another id or window has it, or the desktop (Super with any key, Alt+Tab, Alt+F4,
 * Alt+Space, Ctrl+Alt+Delete); -EAGAIN HOTKEYS_MAX or PROCESS_HOTKEYS_MAX, -EINVAL, -EPERM, -ENOENT
 * (also: nothing to give back). Gone with the window. */
int WndSetHotKey(uint32_t window, uint32_t id, uint32_t key, uint32_t mods);

/* The root window's id (of the desktop), 0 = none. */
uint32_t WndGetRoot(void);

/* The screen without what windows keep free (WND_ATTR_STRUT). */
int WndGetWorkArea(struct rect *area);

/* Copy the presented picture of a window (own, or any for the root owner and PRIV_DEBUG), without
 * its children, scaled to the size asked for, averaging. Premultiplied; 0 where nothing was ever
 * presented. Not of one instant: a window that changes meanwhile is seen half before, half after.
 * -EINVAL size, -ENOENT, -EPERM, -EFAULT, -EINTR being ended. */
int WndReadPicture(uint32_t window, const struct wnd_picture *picture);

#endif
