/*
 * gui/gui_internal.h - what the toolkit's own files share. Programs see only gui.h.
 *
 *	app.c      the loop: fetch, find the window, update what changed; timer.c
 *	input.c    from a window's mouse and key messages to elements; hit.c: which one is
 *		   under the pointer; transfer.c: drags
 *	dispatch.c user's handler, class handler, parent
 *	element.c  the tree: create, destroy, state
 *	layout.c   measure and place; grid.c
 *	window.c   a window: its life, its messages; place.c
 *	surface.c  its pixels: what is dirty, one paint; dirty.c; pan.c: more than fits
 *	frame.c    its title bar and edges; frame_paint.c, frame_drag.c,
 *		   frame_arrange.c, frame_menu.c
 *	popup.c    windows that pop up; menu.c, menubar.c, tip.c; action.c
 *	press.c    what buttons share
 *	paint.c    shapes, span.c; text.c letters, ink.c; icon.c pictures
 *	scale.c    logical pixels and those of the screen
 *	theme.c    colours; settings.c the look all programs share
 */
#ifndef GUI_INTERNAL_H
#define GUI_INTERNAL_H

#include "common/rect.h"
#include "action_table.h"
#include "gui.h"
#include "hit.h"

/*
 * The toolkit's private messages; those that programs see are in gui.h. One list, so that no two
 * are the same.
 */
enum gui_private_msg {
	MSG_GUI_PRIVATE = 0x4e0,
	MSG_GUI_EDIT = MSG_GUI_PRIVATE, /* p0: GUI_EDIT_..., p1 1: only say whether it could be */
	MSG_GUI_ACTION, /* to every element of a window: an action is new or has changed */
	MSG_GUI_WAKE,	/* posted to the GUI thread: look into the list of calls (call.c) */
	MSG_GUI_PRIVATE_END
};
_Static_assert(MSG_GUI_PRIVATE_END <= MSG_GUI_END, "no code for this message");

/* Element flags beside GUI_FOCUSABLE and GUI_OPAQUE. */
#define ELEMENT_HIDDEN	 0x0100
#define ELEMENT_DISABLED 0x0200
#define ELEMENT_DEAD	 0x0400 /* destroyed; memory goes when no handler is running */
#define ELEMENT_WINDOW	 0x0800 /* root: its data is the struct gui_window */
#define ELEMENT_HOVERED	 0x1000
#define ELEMENT_PRESSED	 0x2000
#define ELEMENT_DROP	 0x4000 /* takes drops */

enum layout_kind { LAYOUT_NONE, LAYOUT_ROW, LAYOUT_COLUMN, LAYOUT_GRID };

struct gui_layout {
	uint8_t kind;	       /* LAYOUT_..., how the children are placed */
	uint8_t columns, span; /* of a grid; cells taken in a grid */
	uint8_t align_x, align_y;
	uint8_t expand_x, expand_y;
	int16_t padding, gap;
	int16_t min_width, min_height; /* asked for by the user, 0 = own */
	struct gui_measure wanted;     /* the last answer to MSG_GUI_MEASURE */
};

struct gui_element {
	gui_handler *user_handler, *class_handler;
	struct gui_element *parent, *first, *last, *next, *prev;
	struct gui_window *window;
	struct rect rect; /* relative to the parent; the root: to the surface */
	uint32_t flags;
	int cursor;    /* CURSOR_..., -1 = as the parent */
	uint32_t mark; /* Alt with this letter presses it, lower case; 0 = none */
	struct gui_layout layout;
	void *user;
	_Alignas(8) unsigned char data[];
};

/* All but the pixels themselves in logical pixels: only the shapes of paint.c and text.c multiply.
 */
struct gui_painter {
	uint32_t *pixels;
	int pitch;
	int x, y;	  /* the element's corner in the surface */
	struct rect clip; /* in the surface */
	int scale;	  /* pixels of a logical one */
};

#define DIRTY_MAX 16

/* Rectangles to be painted. Overlaps are joined, so no pixel is painted twice for long. */
struct dirty {
	int count;
	struct rect rects[DIRTY_MAX];
};

/* Parts of a frame, from frame_hit: edges may be or-ed. */
#define FRAME_CLIENT   0x00
#define FRAME_LEFT     0x01
#define FRAME_RIGHT    0x02
#define FRAME_TOP      0x04
#define FRAME_BOTTOM   0x08
#define FRAME_EDGES    0x0f
#define FRAME_TITLE    0x10
#define FRAME_CLOSE    0x20
#define FRAME_MAXIMISE 0x40
#define FRAME_MINIMISE 0x80
#define FRAME_BUTTONS  0xe0

struct gui_frame {
	uint32_t hovered, pressed; /* FRAME_...: the title button under the pointer, held */
	uint32_t dragging;	   /* FRAME_TITLE or edges while the user moves or resizes */
	struct gui_point grab;	   /* pointer on the screen when that began */
	struct rect before;	   /* window on the screen then */
	uint32_t place;		   /* ARRANGE_...: RESTORE is a place of its own */
	uint32_t place_before;	   /* when a drag began, for Escape */
	struct rect restore_before;
	uint32_t keys;	     /* ARRANGE_MOVE or _RESIZE while the arrow keys do it */
	struct rect restore; /* where it goes back to */
	bool flashed;	     /* drawn as if it were not active, for a moment (dialog.c) */
};

/* A scroll bar inside a widget. */
struct scroll {
	int total, page, position; /* in any unit; position 0..total - page */
	struct rect track;
	int grab;    /* pointer's place on the thumb while dragged */
	int pointer; /* where it was last seen, in the bar's direction */
	int paging;  /* -1, 1 while pressed beside the thumb: pages before, behind it */
	bool horizontal, dragging, hovered;
};

struct scroll_pair {
	struct scroll upright, flat;
};

struct gui_window {
	struct gui_element *root; /* the contents: what the program sees as the window */
	struct gui_window *next;
	uint32_t id, flags, wnd_flags; /* GUI_WINDOW_..., WND_... */
	char title[WINDOW_TITLE_MAX];
	const struct gui_icon *icon; /* in the title bar; NULL: none */
	struct surface surface;	     /* in pixels of the screen; all else is logical */
	struct rect screen;	     /* outer place on the screen */
	struct rect wish; /* where it would be if the work area were larger; empty: there */
	struct dirty dirty;
	struct gui_element *hovered, *pressed, *focused, *default_button;
	struct hit hit;
	struct gui_frame frame;
	struct rect view; /* where the contents are seen; all of them, unless the pan has bars */
	struct scroll_pair pan;	    /* of contents that need more room than there is */
	bool fit_width, fit_height; /* size as the contents want, until shown */
	bool shown, active, stale_layout;
	bool focus_visible; /* the keyboard moved the focus: show the ring */
	bool marks_visible; /* Alt is held: underline the letters */
	uint32_t cursor;
	struct action_table actions;
	struct gui_element *menubar; /* F10 opens its first menu; NULL = none */
};

/* app.c */
extern struct gui_window *gui_windows;
void app_start(void); /* once, before the first window or anything measured in logical pixels */
void app_forget(struct gui_element *element); /* its watches end */

/* scale.c */
extern int gui_scale;	    /* pixels of the screen that make a logical one, each way */
int scale_down(int pixels); /* a place on the screen: the logical pixel it is in */
struct rect scale_rect_up(struct rect logical);
void scale_message(struct msg *msg);  /* from the window manager: its place becomes logical */
struct gui_point scale_pointer(void); /* on the screen, when the message being handled was made */
void scale_use(int scale);	      /* all windows change */

/* icon.c */
void icons_load_again(void); /* the scale is another one */
const char *icon_name(const struct gui_icon *icon);

/* transfer.c */
bool transfer_handle(struct gui_window *w, struct msg *msg); /* true: it was of a drag */
void transfer_forget(struct gui_element *e);
int transfer_area(const char *text, uint32_t size); /* sealed; its handle, or an error */
char *transfer_get(const char *type);		    /* what is dragged, to free; NULL: not so */
struct clip_item;
char *transfer_take(const struct clip_item *item); /* the same of what was got; closes it */
bool transfer_pulled(struct gui_point pressed, const struct msg *move); /* far enough to drag */

/* settings.c */
void settings_read(void);
bool settings_message(const struct msg *msg); /* true: the look has changed */
int settings_wheel_lines(void);		      /* that a notch of the wheel scrolls (SysSetInput) */

/* timer.c */
void timer_forget(struct gui_element *element);
bool timer_dispatch(struct gui_window *w, struct msg *msg); /* false: not an element's timer */

/* element.c */
struct gui_element *element_create(struct gui_element *parent, gui_handler *class_handler,
				   size_t size);
void element_init_layout(struct gui_element *e, enum layout_kind kind, int align_x, int align_y);
void element_adopt(struct gui_element *parent, struct gui_element *e); /* of the same window */
bool element_visible(const struct gui_element *e);
bool element_within(const struct gui_element *e, const struct gui_element *ancestor); /* or it */
bool element_enabled(const struct gui_element *e);
struct gui_element *element_at(struct gui_element *root, int x, int y); /* relative to root */
struct gui_point element_origin(const struct gui_element *e);		/* in the surface */
void element_set_cursor(struct gui_element *e, int shape);		/* -1 = as the parent */
void element_state_changed(struct gui_element *e, uint32_t what);	/* GUI_STATE_... */
void element_bury(void); /* free what was destroyed; no handler is running */

/* dispatch.c */
int dispatch(struct gui_element *element, const struct msg *msg);
int dispatch_own(struct gui_element *element, struct msg *msg); /* which is used up */
/* The same with another element as GuiSource. */
int dispatch_from(struct gui_element *from, struct gui_element *element, const struct msg *msg);
bool dispatch_running(void);
int notify(struct gui_element *element, uint32_t code, uint32_t p0); /* MSG_CLICKED and so on */
int mouse_x(const struct msg *msg);
int mouse_y(const struct msg *msg);
bool mouse_is_left(const struct msg *msg);

/* layout.c */
struct layout_item {
	int min, wanted, weight; /* in */
	int size;		 /* out */
};
void layout_distribute(struct layout_item *items, int count, int room);
struct gui_measure layout_measure(struct gui_element *e);
void layout_place(struct gui_element *e, struct rect rect);
void layout_place_in_slot(struct gui_element *e, struct rect slot, bool fill_x, bool fill_y);
int layout_handle(struct gui_element *e, struct msg *msg); /* class handler of containers */

/* grid.c: its part of layout_handle, without the padding. */
#define GRID_MAX 32 /* columns, and rows */
void grid_measure(struct gui_element *e, struct gui_measure *m);
void grid_place(struct gui_element *e, struct rect area);

/* dirty.c */
void dirty_add(struct dirty *dirty, struct rect rect);

/* surface.c */
void window_invalidate(struct gui_window *w, struct rect rect); /* in the surface */
void window_invalidate_all(struct gui_window *w);
struct rect window_whole(const struct gui_window *w); /* its surface, frame included */
void window_map(
	struct gui_window *w); /* the surface is new: map it, give the contents their place */
void window_set_outer(struct gui_window *w, struct rect screen);
void window_paint(struct gui_window *w);

/* window.c */
struct gui_window *window_find(uint32_t id);
void window_update(struct gui_window *w); /* layout, first show: before each fetch */
void window_set_cursor(struct gui_window *w, uint32_t shape);
int window_handle(struct gui_window *w,
		  struct msg *msg); /* any message to the window; its result */
void window_show(struct gui_window *w, bool visible);
void window_gone(struct gui_window *w);
struct gui_measure window_limits(struct gui_window *w); /* outer sizes */

/* pan.c: contents that need more room than their window has. */
void pan_place(struct gui_window *w, int least_width, int least_height); /* the root's rectangle */
void pan_show(struct gui_window *w, struct rect r);	     /* a part of the contents */
bool pan_mouse(struct gui_window *w, const struct msg *msg); /* true: it was for the bars */
bool pan_held(const struct gui_window *w);		     /* the mouse holds one */
void pan_leave(struct gui_window *w);
void pan_cancel(struct gui_window *w);
int pan_wheel(struct gui_window *w, const struct msg *msg);
int pan_key(struct gui_window *w, const struct msg *msg);
bool pan_timer(struct gui_window *w, const struct msg *msg);
void pan_paint(struct gui_window *w, struct gui_painter *p);

/* place.c */
void place_in_area(struct gui_window *w, struct rect screen); /* there, if it is in the work area */
void window_rescale(struct gui_window *w, int before);	      /* the scale is no longer that */

/* frame.c */
bool frame_present(const struct gui_window *w);
struct rect frame_insets(const struct gui_window *w); /* thickness of each side */
struct rect frame_inside(const struct gui_window *w); /* none of its parts is ever here */
uint32_t frame_hit(const struct gui_window *w, int x, int y);
uint32_t frame_cursor(uint32_t part);
void frame_paint(struct gui_window *w, struct gui_painter *painter);
void frame_paint_border(struct gui_window *w, struct gui_painter *painter);
bool frame_mouse(struct gui_window *w, const struct msg *msg); /* true: it was for the frame */
void frame_cancel(struct gui_window *w); /* whatever the user was dragging ends here */
void frame_leave(struct gui_window *w);	 /* the pointer is not over the frame */
void frame_maximise(struct gui_window *w, bool maximised);
void frame_arrange(struct gui_window *w, uint32_t how);	     /* ARRANGE_... */
bool frame_key(struct gui_window *w, const struct msg *msg); /* true: it moved or resized */
void frame_menu_open(struct gui_window *w);
bool frame_menu_chosen(struct gui_window *w, const struct msg *msg);

/* input.c */
void input_handle(struct gui_window *w, struct msg *msg);
void input_forget(struct gui_element *e); /* it is going away or hidden or disabled */
void input_focus(struct gui_window *w, struct gui_element *e);
int input_window_key(struct gui_window *w, struct msg *msg); /* Tab, Enter, Escape, marks */
void input_press_end(struct gui_window *w); /* the press is over without a release */
void input_hover_end(struct gui_window *w); /* the mouse is elsewhere: in a popup */
void input_focus_first(struct gui_window *w);
uint32_t input_letter(const struct msg *msg); /* on the key, lower case; 0 = none */

/* tabs.c: a key nobody wanted, with Ctrl: for the first tabs in the window. */
int tabs_window_key(struct gui_window *w, struct msg *msg);

/* text.c */
struct marked_text {
	char *text;    /* without the "&" */
	uint32_t mark; /* the letter, lower case; 0 = none */
	int at;	       /* its place in the text, bytes */
};
#define GUI_TEXT_MARK 0x1000 /* style of marked_paint: underline the letter */
bool marked_set(struct marked_text *t, const char *text);
void marked_paint(struct gui_painter *p, struct rect r, const struct marked_text *t,
		  uint32_t colour, uint32_t style);
bool text_set(char **slot, const char *text); /* copy; false: no memory, slot unchanged */
int text_fit(enum gui_font font, const char *text, int length, int width); /* bytes that fit */
int text_nearest(enum gui_font font, const char *text, int length, int x); /* byte at pixel x */
void text_draw(struct gui_painter *p, struct gui_point baseline, const char *text, int length,
	       uint32_t colour, enum gui_font font);
int text_baseline(enum gui_font font, struct rect r); /* y of a line centred in r */

/* paint.c */
struct gui_painter painter_for(const struct gui_painter *p, struct rect rect);
uint32_t paint_mix(uint32_t below, uint32_t above, uint32_t alpha); /* alpha 0..255 */
void paint_clear(struct gui_painter *p);			    /* transparent */
struct rect paint_clip(const struct gui_painter *p); /* the clip, in pixels of the surface */
void paint_focus_ring(struct gui_painter *p, struct rect r, int radius);

/* file.c: a whole file in memory (free it), NULL if there is none. */
void *file_load(const char *path, uint32_t *size);
/* So many bytes from there on; false: there are not so many. The file's size too. */
bool file_load_part(const char *path, uint32_t at, void *to, uint32_t size, uint32_t *file_size);

/* describe.c: the answer to MSG_GUI_DESCRIBE, and with it what the element stands at. Return 1. */
int describe_as(struct msg *msg, const char *class_name, const char *text);
int describe_value(struct msg *msg, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct gui_description describe_element(struct gui_element *e);

/* wrap.c: the text with line ends where it gets wider; the caller frees it. NULL no memory. */
char *text_wrap(enum gui_font font, const char *text, int width);

/* dialog.c: a dialog's own part beside its window's. */
struct gui_dialog {
	struct gui_dialog *next;
	struct gui_element *window, *owner;
	struct gui_element *subject; /* what the opener wants to find again: text box, picker */
	bool (*answered)(struct gui_dialog *d, int button); /* before all others; true: stay open */
	void *user;
	int flashes; /* changes of the title's look still to come */
};
struct gui_dialog *dialog_find(const struct gui_element *window);
void dialog_forget(struct gui_element *e); /* an owner or a dialog is going away */

/* inspect.c */
extern bool inspecting; /* an inspector is open: tell it */
void inspect_open(struct gui_window *w);
void inspect_paint(struct gui_window *w, struct gui_painter *p); /* over a dirty rectangle */
void inspect_painted(struct gui_window *w);
void inspect_forget(struct gui_element *e);
uint64_t inspect_log_begin(void); /* inspect_log.c: around one dispatch */
void inspect_log_end(struct gui_element *e, const struct msg *msg, int handled, uint64_t began);

/* task.c */
void task_forget(struct gui_element *e);

/* scroll.c */
#define SCROLL_LINE  24	    /* pixels of a line where the wheel turns */
#define SCROLL_TIMER 0x5c00 /* of the element a bar is in; the flat one has the next */
void scroll_to(struct scroll *s, int position);
struct rect scroll_thumb(const struct scroll *s); /* empty: everything fits */
void scroll_paint(const struct scroll *s, struct gui_painter *p);
bool scroll_mouse(struct scroll *s, const struct msg *msg); /* true: it was for the bar */
bool scroll_page_on(struct scroll *s); /* still held beside the thumb; false: arrived, let go */
/* Mouse, repeating, leaving and cancelling of a bar of this element, which is painted anew if it
 * looks different. True: it was for the bar alone, and the position may be another one. */
bool scroll_handle(struct gui_element *e, struct scroll *s, const struct msg *msg);

/* scroll_pair.c: two bars at the edges of r, if contents of a size need them; what is left of it.
 */
struct rect scroll_pair_place(struct scroll_pair *s, struct rect r, int width, int height);
bool scroll_needed(const struct scroll *s);
struct scroll *scroll_pair_wheel(struct scroll_pair *s,
				 const struct msg *msg); /* the bar it is for */
void scroll_pair_show(struct scroll_pair *s,
		      struct rect r); /* of what is too large, the beginning */

/* scroll_pixels.c: what an opaque element shows in `area` has moved by dx, dy. */
void scroll_pixels(struct gui_element *e, struct rect area, int dx, int dy);

/* edit_commands.c: what text boxes and text areas do alike. They answer MSG_GUI_EDIT. */
int edit_command(const struct msg *key); /* GUI_EDIT_... of a key with Ctrl or Shift, -1 = none */
int edit_context(struct gui_element *e, struct gui_point at); /* ask for a menu there */
/* What each button does on text. */
struct edit_hands {
	int (*left)(struct gui_element *e, const struct msg *press);
	int (*middle)(struct gui_element *e, const struct msg *press);
	int (*right)(struct gui_element *e, const struct msg *press);
};
int edit_button(struct gui_element *e, const struct msg *press, const struct edit_hands *hands);
void edit_open_menu(struct gui_element *e, const struct msg *context);	/* edit_menu.c */
bool edit_menu_chosen(struct gui_element *e, const struct msg *action); /* false: not its row */
bool clipboard_set(const char *text, int length);
char *clipboard_get(uint32_t *length); /* free it; CR LF has become LF */
bool clipboard_has_text(void);
/* What the mouse has selected, for the middle button; that nothing is selected any more keeps it.
 */
bool selection_set(const char *text, int length);
char *selection_get(uint32_t *length); /* as clipboard_get */

#endif
