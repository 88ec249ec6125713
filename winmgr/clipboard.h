/*
 * winmgr/clipboard.h - what was copied and what was selected last, in its forms (include/clip.h).
 *
 * The window manager holds a reference to each sealed area until something else takes its place; so
 * it outlives its maker. winmgr_lock held for all.
 */
#ifndef WINMGR_CLIPBOARD_H
#define WINMGR_CLIPBOARD_H

#include "abi/clip.h"
#include "abi/limits.h"
#include "mem/area.h"
#include "task/process.h"

/* Forms of one thing: of the clipboard, or of a drag. Areas are referenced. */
struct clip_forms {
	uint32_t count;
	struct {
		char type[CLIP_TYPE_MAX];
		struct area *area;
		uint32_t size;
	} forms[CLIP_TYPES_MAX];
};

/* Take what a program offers, from its memory. -EINVAL, -EBADF, -EACCES, -EDQUOT, -EFAULT; nothing
 * is held then. Takes no lock: may fault. They are not sealed yet: that is for the commit. */
int clip_forms_take(struct clip_forms *f, uint32_t items, uint32_t count);
void clip_forms_release(struct clip_forms *f);
/* Read-only for everyone from now on. */
void clip_forms_seal(const struct clip_forms *f);
/* The system calls that read: a handle for the calling process to the form of the type that stands
 * at `type`, read-only, into the struct clip_item at `item`. find is called with winmgr_lock held:
 * an error, or the forms and what the call is to return. Takes the lock itself. -ENOENT, -EMFILE,
 * -ENOMEM, -EFAULT. */
int clip_forms_give(uint32_t type, uint32_t item, int (*find)(const struct clip_forms **f));

enum clip_place { CLIP_COPIED, CLIP_SELECTED, CLIP_PLACES };

/* May the calling thread read and set this place now? include/clip.h has the rule. */
bool clipboard_allowed(enum clip_place place);

/* These forms are there from now on (f is taken over); the place's new number. */
uint32_t clipboard_set(enum clip_place place, struct clip_forms *f);
const struct clip_forms *clipboard_get(enum clip_place place, uint32_t *number);

#endif
