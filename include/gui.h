/*
 * gui.h - the toolkit: windows, widgets, layout, painting. The only header a GUI program needs.
 *
 * This file has what all elements share; it includes gui/label.h, button.h, text.h, list.h,
 * value.h, menu.h, container.h, dialog.h, task.h, transfer.h and file.h, one family of widgets
 *each.
 *
 * Everything on the screen is an element. A window is the root element of a tree; containers (row,
 * column, grid, panel) place their children; widgets (label, button, check box, text box, list,
 * icon, image, canvas) show something. An element belongs to the thread that made it.
 *
 *	static struct gui_element *label;
 *
 *	static int on_press(struct gui_element *button, struct msg *msg)
 *	{
 *		if (msg->code != MSG_CLICKED)
 *			return 0;
 *		GuiLabelSetText(label, "Hello!");
 *		return 1;
 *	}
 *
 *	int main(void)
 *	{
 *		struct gui_element *window = GuiWindowCreate("Hello", 320, 160);
 *		struct gui_element *column = GuiColumnCreate(window);
 *		label = GuiLabelCreate(column, "Nothing has been pressed yet.");
 *		GuiSetHandler(GuiButtonCreate(column, "Press Me"), on_press);
 *		return GuiRun();
 *	}
 *
 * Messages. All that happens to an element is a struct msg given to a handler. The user's handler
 * (GuiSetHandler) is asked first, then the class's, then, for messages that bubble, the parent in
 * the same way. The first that returns nonzero has handled it. To override one behaviour handle
 * that message and return 1; everything else falls through. To do the class's part first, call
 * GuiClassHandle.
 *
 *	bubble     keys, mouse buttons, moves and wheel, MSG_CLICKED, MSG_CHANGED, MSG_ACCEPTED
 *	stay       paint, measure, layout, enter, leave, focus, timer, destroy
 *	window     whatever the window manager sends to the window and is not for a widget arrives
 *	           at the window element: MSG_CLOSE, MSG_SIZE, MSG_ACTIVATED, MSG_USER...
 *
 * Mouse positions in messages, and everything a paint handler draws, are relative to the element's
 * own top left corner. From a button's press to its release all mouse messages go to the element
 * that was pressed, wherever the pointer is.
 *
 * Painting. Change the model, call GuiInvalidate (widgets do it themselves); when the queue is
 * empty the dirty parts are painted once and presented. Nobody paints at any other time.
 *
 * Errors. Functions that make something return NULL when memory or a limit is used up. Everything
 * accepts NULL for an element and then does nothing, so a program need not test each call. Texts
 * are UTF-8 and copied. Nothing here blocks except GuiRun. One thread only.
 */
#ifndef GUI_H
#define GUI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "abi/key.h"
#include "abi/msg.h"
#include "abi/wnd.h"

struct gui_element;
struct gui_painter;
struct gui_icon;

struct gui_point {
	int x, y;
};

/* Nonzero: handled. The message may be changed on its way up. */
typedef int gui_handler(struct gui_element *element, struct msg *msg);

/*
 * Messages inside the toolkit; they never travel through a queue, so params may be pointers.
 */
enum gui_msg {
	MSG_GUI_PAINT = 0x480, /* p0: struct gui_painter * (GuiPainter); draw yourself */
	MSG_GUI_MEASURE,  /* p0: struct gui_measure * (GuiMeasure); say how large you want to be */
	MSG_GUI_LAYOUT,	  /* size or children changed: place the children */
	MSG_GUI_ENTER,	  /* the pointer came over the element */
	MSG_GUI_LEAVE,	  /* the pointer left it */
	MSG_GUI_FOCUS,	  /* p0: 1 keys come here from now on, 0 no more */
	MSG_GUI_CANCEL,	  /* a press ended without its release (capture lost): undo it */
	MSG_GUI_STATE,	  /* p0: GUI_STATE_... that changed, 0 the theme; default: invalidate */
	MSG_GUI_HANDLE,	  /* p0: a watched handle is signalled (GuiWatch) */
	MSG_GUI_PRESS,	  /* press it, as its key does: default button, Alt with its letter */
	MSG_GUI_DESTROY,  /* the element goes away: release what you hold */
	MSG_GUI_DESCRIBE, /* p0: struct gui_description *: say what you are (inspector) */
	MSG_GUI_SCALE,	  /* to a window: it has a new scale and a place that suits it */
};
#define MSG_GUI_END 0x500 /* codes from MSG_GUI_PAINT up to here are the toolkit's */

struct gui_description {
	const char *class_name; /* "button" */
	char text[96];		/* what it shows; may stay empty */
	char value[64];		/* what it stands at: "on", "3 of 10"; may stay empty */
};

#define GuiPainter(msg) ((struct gui_painter *)(uintptr_t)(msg)->params[0])
#define GuiMeasure(msg) ((struct gui_measure *)(uintptr_t)(msg)->params[0])

/*
 * Application loop.
 */

/* Show the windows made so far and handle messages until the last window is closed or GuiQuit.
 * Returns the status for main: that of GuiQuit, else 0. May be called again. */
int GuiRun(void);

/* Make GuiRun return once what is waiting has been handled. */
void GuiQuit(int status);

/* Messages to the thread itself (window 0: ThrPostMessage), and to windows of it that the toolkit
 * did not make or that are just gone. The element is NULL. */
void GuiSetThreadHandler(gui_handler *handler);

/* Call the element with MSG_GUI_HANDLE while this handle is signalled: child processes, events,
 * message spies. The handler takes what is there, or stops watching; handles that are signalled all
 * the time take turns. 0, -EAGAIN too many (WAIT_HANDLES_MAX).
 * The handle stays the caller's; stop before closing it. */
int GuiWatch(struct gui_element *element, int handle);
void GuiUnwatch(int handle);

/* The look, one for all programs: the desktop keeps it (WND_ATTR_USER of the root window) and tells
 * everyone when it changes; each window is painted anew at once. GuiSetTheme changes this program's
 * only, for tests and programs that have a look of their own. */
#define GUI_THEME_LIGHT 0
#define GUI_THEME_DARK	1
void GuiSetTheme(int theme);
int GuiGetTheme(void);

/* The settings of the look: of the root window for all programs (PRIV_DESKTOP, the desktop and
 * Settings). Members as they stand in WND_ATTR_USER. */
struct gui_settings {
	uint32_t theme;	     /* GUI_THEME_... */
	uint32_t scale;	     /* 1 or 2: pixels of the screen that make a logical one, each way */
	uint32_t animations; /* 0 off, 1 on */
	uint32_t wallpaper;  /* its number; only the desktop looks at it */
};
void GuiGetSettings(struct gui_settings *settings);
/* Asks the desktop; it takes effect when the desktop has told everyone. -EINVAL, -ENOENT no
 * desktop.
 */
int GuiSetSettings(const struct gui_settings *settings);
/* The desktop's side: give it the messages to the root window. 1: it was a change and is done. */
int GuiSettingsServe(struct gui_element *window, const struct msg *msg);

/*
 * Windows. The size is that of the contents, without the frame; 0 means as large as the contents
 * want to be. A window appears when the program comes to its loop, so it is never seen half built.
 * It has padding 16; its children stand in a column. It can be moved by its title bar, resized at
 * its edges (never below what the contents need), minimised and maximised (also by double click).
 * Tab and Shift+Tab move the focus, Enter presses the default button, Alt with a marked letter a
 * button, Alt+F4 closes. MSG_CLOSE: handle it and return 1 to stay open; the class destroys it.
 */
struct gui_element *GuiWindowCreate(const char *title, int width, int height);

#define GUI_WINDOW_BORDERLESS 0x01 /* no frame, padding 0: panels, wallpapers, menus */
#define GUI_WINDOW_FIXED      0x02 /* the user cannot resize it */
#define GUI_WINDOW_DIALOG     0x04 /* fixed, only a close button, Escape closes it */
#define GUI_WINDOW_HIDDEN     0x08 /* not shown before GuiShow(window, true) */
#define GUI_WINDOW_GROWS      0x10 /* a dialog that can be made larger: it shows a list or a text */

struct gui_window_options {
	const char *title;
	int width, height; /* contents; 0 = as they want */
	int x, y;	   /* place on the screen; used if placed is set */
	bool placed;
	uint32_t flags;	    /* GUI_WINDOW_... */
	uint32_t wnd_flags; /* more WND_... flags: WND_TOPMOST, WND_NO_FOCUS, WND_ALPHA... */
};

struct gui_element *GuiWindowCreateWith(const struct gui_window_options *options);

/* The id for WndPostMessage, WndMove and so on. 0 for NULL. */
uint32_t GuiWindowId(const struct gui_element *window);

void GuiWindowSetTitle(struct gui_element *window, const char *title);

/* The window an element is in. */
struct gui_element *GuiWindow(struct gui_element *element);

/* What it is to the rest of the system: class "transom.notes" for WndFind, icon for panel, switcher
 * and title. */
void GuiWindowSetClass(struct gui_element *window, const char *name);
void GuiWindowSetIcon(struct gui_element *window, const char *icon);

/* May the session end (MSG_QUERY_END)? Handle it and return 1: not now; the program then asks the
 * user. A program with nothing to lose need not handle it. */

/* Give the contents a new size. */
void GuiWindowResize(struct gui_element *window, int width, int height);

/* Move to a place on the screen, or let the window fill the work area or go back. */
void GuiWindowMove(struct gui_element *window, int x, int y);
void GuiWindowMaximise(struct gui_element *window, bool maximised);

/* The screen without the panels at its edges; all of it. */
struct rect GuiWorkArea(void);
struct rect GuiScreen(void);

/*
 * Scale. All sizes and places in the toolkit are in logical pixels. On a fine screen the user has a
 * logical pixel drawn as two by two (gui_settings.scale); text and icons then are finer, layouts
 * the same. Only who calls Wnd... functions himself meets pixels of the screen: GuiLogical makes
 * their rectangles logical (grown to whole ones), GuiScale is the number to multiply by.
 */
#define GUI_SCALE_MOST 2
int GuiScale(void);
struct rect GuiLogical(struct rect pixels);

/*
 * Any element.
 */

/* An element of one's own class. `class_handler` gets its messages (NULL: an empty box), `size`
 * bytes of zeroed memory belong to it (GuiData). It draws nothing and wants no room until it
 * handles MSG_GUI_PAINT and MSG_GUI_MEASURE. */
struct gui_element *GuiElementCreate(struct gui_element *parent, gui_handler *class_handler,
				     size_t size, uint32_t flags);
#define GUI_FOCUSABLE 0x01 /* takes part in the Tab order, gets focus by a click */
#define GUI_OPAQUE    0x02 /* paints every pixel of itself: nothing is painted below it */

void *GuiData(struct gui_element *element);

/* While MSG_MOUSEMOVE is handled: all places the pointer was at since the move before, the last is
 * that of the message, relative to the element. How many; at most MSG_POINTS_MAX. */
int GuiMovePoints(struct gui_element *element, struct gui_point *points, int count);

/* Remove an element with all below it; closes a window. Safe inside its own handlers. */
void GuiDestroy(struct gui_element *element);

void GuiSetHandler(struct gui_element *element, gui_handler *handler);

/* A pointer of the user's own, for handlers. */
void GuiSetUser(struct gui_element *element, void *user);
void *GuiUser(const struct gui_element *element);

/* Give a message to an element now, as the toolkit does. Nonzero if something handled it. */
int GuiSend(struct gui_element *element, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2);

/* Inside a handler: do the class's part of this message now. Return its result or go on. */
int GuiClassHandle(struct gui_element *element, struct msg *msg);

/* Inside a handler of a parent: the element a bubbling message was first given to. */
struct gui_element *GuiSource(void);

/* Paint this element (or a part of it, relative to it) with the next paint. */
void GuiInvalidate(struct gui_element *element);
void GuiInvalidateRect(struct gui_element *element, struct rect rect);

/* What the element wants has changed: measure and place anew before the next paint. */
void GuiRelayout(struct gui_element *element);

/* A timer of this element: MSG_TIMER with p0 = id, p1 = missed ticks, every `milliseconds`; 0 stops
 * it. TIMER_ONCE in flags: one tick. Timers end with the element. 0 or -EAGAIN too many. */
int GuiSetTimer(struct gui_element *element, uint32_t id, uint32_t milliseconds, uint32_t flags);

/* Keys go to this element. */
void GuiFocus(struct gui_element *element);

void GuiSetEnabled(struct gui_element *element, bool enabled);
void GuiShow(struct gui_element *element, bool visible); /* hidden ones take no room */

/* Shape of the pointer over the element (CURSOR_...). */
void GuiSetCursor(struct gui_element *element, uint32_t shape);

#define GUI_STATE_HOVERED  0x01 /* the pointer is over it */
#define GUI_STATE_PRESSED  0x02 /* a button went down on it and is still held */
#define GUI_STATE_FOCUSED  0x04 /* it gets the keys of its active window */
#define GUI_STATE_DISABLED 0x08 /* it or one of its parents is switched off */
#define GUI_STATE_HIDDEN   0x10
#define GUI_STATE_ACTIVE   0x20 /* its window is the active one */
uint32_t GuiState(const struct gui_element *element);

struct rect GuiRect(const struct gui_element *element);		/* 0, 0, width, height */
struct rect GuiRectInWindow(const struct gui_element *element); /* relative to the window */

struct gui_element *GuiParent(const struct gui_element *element);
struct gui_element *GuiFirstChild(const struct gui_element *element);
struct gui_element *GuiNext(const struct gui_element *element); /* next sibling */

/*
 * Layout. Every element has a least and a preferred size. A row places its children side by side, a
 * column below each other, `gap` apart and `padding` away from the container's edges; a grid has as
 * many columns as asked for, each as wide as its widest child. Room that is left goes to children
 * with an expand weight, in proportion; if there is too little, children shrink towards their least
 * sizes. In the other direction a child is aligned. Defaults: padding 0, gap 8; text boxes, lists,
 * canvases and containers fill, everything else starts at the left and is centred in a row's
 * height; lists and canvases expand.
 */
struct gui_element *GuiRowCreate(struct gui_element *parent);
struct gui_element *GuiColumnCreate(struct gui_element *parent);
struct gui_element *GuiGridCreate(struct gui_element *parent, int columns);
struct gui_element *GuiSpacerCreate(struct gui_element *parent); /* empty, expands: pushes apart */

enum gui_align { GUI_ALIGN_START, GUI_ALIGN_CENTRE, GUI_ALIGN_END, GUI_ALIGN_FILL };

void GuiSetPadding(struct gui_element *container, int pixels);
void GuiSetGap(struct gui_element *container, int pixels);
void GuiSetExpand(struct gui_element *element, int horizontal, int vertical); /* weights, 0 = not */
void GuiSetAlign(struct gui_element *element, int horizontal, int vertical);  /* GUI_ALIGN_... */
void GuiSetMinSize(struct gui_element *element, int width,
		   int height);				   /* also preferred; 0 = own */
void GuiSetSpan(struct gui_element *element, int columns); /* cells it takes in its grid row */

/* The answer to MSG_GUI_MEASURE. */
struct gui_measure {
	int min_width, min_height;
	int width, height; /* preferred */
};

/* Metrics of the look, pixels. */
#define GUI_LINE_HEIGHT	     20
#define GUI_BUTTON_HEIGHT    28
#define GUI_BUTTON_WIDTH     80 /* at least */
#define GUI_ROW_HEIGHT	     24 /* of a list */
#define GUI_MENU_ROW_HEIGHT  26
#define GUI_TITLE_HEIGHT     32
#define GUI_TITLE_BUTTON     24 /* round, in the title's height */
#define GUI_TITLE_BUTTON_GAP 4
#define GUI_PANEL_HEIGHT     32 /* of the desktop's panel */
#define GUI_SCROLLBAR	     12
#define GUI_WINDOW_PADDING   16
#define GUI_GAP		     8
#define GUI_RADIUS	     6 /* of buttons and boxes */

/*
 * Fonts and theme colours.
 */
enum gui_font {
	GUI_FONT_UI,	/* Inter 13 */
	GUI_FONT_BOLD,	/* Inter semi-bold 13 */
	GUI_FONT_TITLE, /* Inter semi-bold 14 */
	GUI_FONT_LARGE, /* Inter 20 */
	GUI_FONT_MONO,	/* DejaVu Sans Mono 13; all its characters are 8 wide */
	GUI_FONT_MONO_BOLD,
	GUI_FONT_MONO_LARGE, /* 18; 11 wide */
	GUI_FONT_MONO_LARGE_BOLD,
	GUI_FONTS
};

enum gui_colour {
	GUI_COLOUR_WINDOW,	/* window contents */
	GUI_COLOUR_SURFACE,	/* lists, text boxes, cards */
	GUI_COLOUR_SURFACE_ALT, /* column heads, every other row */
	GUI_COLOUR_BORDER,	/* outlines of boxes */
	GUI_COLOUR_SEPARATOR,	/* thin lines between things */
	GUI_COLOUR_TEXT,
	GUI_COLOUR_TEXT_DIM, /* secondary text, placeholders */
	GUI_COLOUR_TEXT_DISABLED,
	GUI_COLOUR_ACCENT, /* the one accent: default button, ticks, focus */
	GUI_COLOUR_ACCENT_HOVER,
	GUI_COLOUR_ACCENT_PRESSED,
	GUI_COLOUR_ON_ACCENT, /* text on the accent */
	GUI_COLOUR_SELECTION, /* selected text and rows */
	GUI_COLOUR_BUTTON,
	GUI_COLOUR_BUTTON_HOVER,
	GUI_COLOUR_BUTTON_PRESSED,
	GUI_COLOUR_DISABLED, /* faces of switched-off widgets */
	GUI_COLOUR_TITLE,    /* title bar of the active window */
	GUI_COLOUR_TITLE_INACTIVE,
	GUI_COLOUR_SCROLLBAR,
	GUI_COLOUR_WARNING,  /* errors, the close button */
	GUI_COLOUR_PANEL,    /* the desktop's panel */
	GUI_COLOUR_ON_PANEL, /* text on it */
	GUI_COLOURS
};

/* A colour of the theme in use: 0xAARRGGBB. */
uint32_t GuiTheme(enum gui_colour colour);

#define GUI_RGB(r, g, b) (0xff000000u | (uint32_t)(r) << 16 | (uint32_t)(g) << 8 | (uint32_t)(b))

/* The colour with another opacity 0..255. */
#define GUI_ALPHA(colour, alpha) (((colour)&0xffffffu) | (uint32_t)(alpha) << 24)

/*
 * Painter, inside MSG_GUI_PAINT. All coordinates are relative to the element; nothing is drawn
 * outside the element and the dirty area. Colours are 0xAARRGGBB, not premultiplied.
 */
void GuiPaintFill(struct gui_painter *painter, struct rect rect, uint32_t colour);
void GuiPaintRect(struct gui_painter *painter, struct rect rect,
		  uint32_t colour); /* 1 px outline */
void GuiPaintGradient(struct gui_painter *painter, struct rect rect, uint32_t top, uint32_t bottom);

/* Anti-aliased. Radius at most half a side; a square with half its side is a circle. */
void GuiPaintRounded(struct gui_painter *painter, struct rect rect, int radius, uint32_t colour);
/* The outline of that, `width` pixels thick, inside the rectangle. */
struct gui_stroke {
	int radius, width;
	uint32_t colour;
};
void GuiPaintOutline(struct gui_painter *painter, struct rect rect, struct gui_stroke stroke);
/* A line with round ends, anti-aliased. Points and width are in sixteenths of a pixel; the middle
 * of the pixel in column x is 16 * x + 8. */
void GuiPaintLine(struct gui_painter *painter, struct gui_point from, struct gui_point to,
		  int width, uint32_t colour);

void GuiPaintIcon(struct gui_painter *painter, const struct gui_icon *icon, int x, int y);
/* Premultiplied 0xAARRGGBB pixels, `pitch` pixels from line to line, into the rectangle's place. */
void GuiPaintPixels(struct gui_painter *painter, struct rect rect, const uint32_t *pixels,
		    int pitch);
/* The same for who has a finer picture: its pixels are pixels of the screen (GuiScale). The corner
 * is a logical place; the size of the picture is in its own pixels. */
struct gui_picture {
	const uint32_t *pixels;
	int width, height, pitch;
};
void GuiPaintPicture(struct gui_painter *painter, struct gui_point corner,
		     const struct gui_picture *picture);

/* A line of text in the rectangle, clipped to it, centred in its height. style is a font with
 * flags: GUI_FONT_BOLD | GUI_TEXT_CENTRE | GUI_TEXT_ELLIPSIS. */
#define GUI_TEXT_LEFT	  0x000
#define GUI_TEXT_CENTRE	  0x100
#define GUI_TEXT_RIGHT	  0x200
#define GUI_TEXT_ELLIPSIS 0x400 /* what does not fit ends in an ellipsis */
#define GUI_TEXT_TOP	  0x800 /* at the top of the rectangle */
void GuiPaintText(struct gui_painter *painter, struct rect rect, const char *text, uint32_t colour,
		  uint32_t style);

/* Width of the first `length` bytes (-1: all) in pixels; height of a line of the font. */
int GuiTextWidth(enum gui_font font, const char *text, int length);
int GuiTextHeight(enum gui_font font);
bool GuiTextHas(enum gui_font font, uint32_t code); /* a picture of this character */

/* Draw only inside `rect` too; returns what was before, for GuiPaintUnclip. */
struct rect GuiPaintClip(struct gui_painter *painter, struct rect rect);
void GuiPaintUnclip(struct gui_painter *painter, struct rect before);
/* Is something of this place to be drawn now? For who can leave much out. */
bool GuiPaintNeeded(const struct gui_painter *painter, struct rect rect);

#include "gui/label.h"
#include "gui/button.h"
#include "gui/text.h"
#include "gui/list.h"
#include "gui/value.h"
#include "gui/menu.h"
#include "gui/container.h"
#include "gui/dialog.h"
#include "gui/task.h"
#include "gui/transfer.h"
#include "gui/file.h"

#endif
