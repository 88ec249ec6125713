/*
 * clip.h - the clipboard, and drag and drop, between all programs.
 *
 * What is copied or dragged is offered in one or more forms, each a type (as in MIME) and a shared
 * area with the bytes; so megabytes travel without being copied. The maker fills the areas, seals
 * them (VmmSeal; ClipSet does it if the maker did not) and hands them over; the window manager
 * keeps them until something else is copied, also when the maker is gone. They are charged to the
 * process that made them until it ends, then to nobody but bounded: CLIP_BYTES_MAX in each
 * of the two places.
 *
 * Beside it there is the selection: what was selected last, anywhere, to be pasted with the middle
 * button (ClipSelect, ClipSelected). It is a second place of the same kind, with the same rules;
 * what is copied does not change it, nor it what is copied.
 *
 * Reading gives a new read-only handle to the area. Any program whose window is active, or which
 * holds PRIV_DESKTOP, may read and set the clipboard; others get -EPERM, so that a hidden program
 * cannot listen to passwords. Who was active when a key or button came may while handling it, up to
 * HUNG_MS later, also if the user has gone on to another window by then: unless another program has
 * put something there since.
 *
 * A drag: DragBegin while a mouse button is down over one's own window. From then on mouse messages
 * go nowhere; the window below the pointer (that is not WND_PRIVATE to others, nor blocked by a
 * modal one, nor hung) gets MSG_DRAG_ENTER, MSG_DRAG_OVER, MSG_DRAG_LEAVE and says with DragAccept
 * what it would do; the pointer shows it. Ctrl asks for a copy, Shift for a move, both for a link:
 * then only that is in p1 of the messages, if it is offered. Places are relative to that window.
 * Like moves of the mouse, MSG_DRAG_OVER merges with one that still waits. Release of the button
 * that held it: MSG_DRAG_DROP there if it accepted (an answer that comes later is too late), then
 * MSG_DRAG_END at the source; otherwise MSG_DRAG_LEAVE and MSG_DRAG_END with 0. Escape, the
 * source's death or DragCancel give it up. Source or target may die at any time. What was dropped
 * stays for its window until something else is dropped anywhere or the window is gone, also when
 * the source ends.
 */
#ifndef CLIP_H
#define CLIP_H

#include <stdint.h>
#include "abi/clip.h"
#include "abi/handle.h"
#include "abi/limits.h"

/* Offer these forms (count 0: empty the clipboard). The handles stay the caller's. Returns the
 * clipboard's new number. -EINVAL count, type without end or twice, size 0 or over the area;
 * -EBADF, -EACCES not readable; -EDQUOT over CLIP_BYTES_MAX; -EPERM; -EFAULT. */
int ClipSet(const struct clip_item *items, uint32_t count);

/* A handle to the form of this type: item->area (the caller closes it) and item->size. Returns the
 * clipboard's number. -ENOENT not there in this form, -EPERM, -EMFILE, -EFAULT. */
int ClipGet(const char *type, struct clip_item *item);

/* The types there are, at most `count` names of CLIP_TYPE_MAX bytes each; returns how many. */
int ClipList(char *types, uint32_t count);

/* MSG_CLIPBOARD comes to this window whenever the clipboard changes (on 0: no more). */
int ClipWatch(uint32_t window, uint32_t on);

/* Text, the usual case. Library. ClipGetText returns memory to free, NULL if there is no text. */
int ClipSetText(const char *text, uint32_t length);
char *ClipGetText(uint32_t *length);

/* The same with what is selected. Its number is one of its own, and no MSG_CLIPBOARD tells of it.
 */
int ClipSelect(const struct clip_item *items, uint32_t count);
int ClipSelected(const char *type, struct clip_item *item);
int ClipSelectText(const char *text, uint32_t length);
char *ClipSelectedText(uint32_t *length);

/* Begin a drag; the forms are sealed. The picture is shown half transparent and charged to the
 * caller until the end. -EINVAL no or unknown action, forms as ClipSet's but at least one, size of
 * the picture or a hot spot further than 256 from it; -EBUSY one is on its way, -EPERM no button is
 * down over a window of the caller's, or the window is another's; -ENOENT no such window; -EBADF,
 * -EACCES, -EDQUOT as ClipSet; -ENOMEM, -EFAULT. */
int DragBegin(const struct drag *drag);

/* Answer to MSG_DRAG_ENTER and _OVER: what a drop here would do (one DRAG_... or 0). Until the next
 * answer it holds, or until the drag leaves the window. -ENOENT no drag is over a window of the
 * caller's (any more); -EINVAL not one action, or not offered. */
int DragAccept(uint32_t action);

/* After MSG_DRAG_DROP (or during the drag over one's own window): as ClipGet, but 0. -ENOENT also
 * where nothing is over or was dropped on a window of the caller's. */
int DragGet(const char *type, struct clip_item *item);

/* The source gives it up. -ENOENT. */
int DragCancel(void);

#endif
