/*
 * desktop.h - what the desktop's files share.
 *
 *	main.c      start, the notices of the window manager
 *	wallpaper.c the window below everything; its pictures: dawn.c, forest.c, slate.c
 *	panel.c     the strip at the bottom, with panel_windows.c (window_menu.c), status.c, clock.c
 *	flyout.c    what opens above it: calendar.c (month.c, arrow.c), status.c (figure.c)
 *	menu.c      the launcher's menu; found.c its rows, search.c what fits
 *	keys.c      hot keys
 *	switcher.c  Alt+Tab; tiles.c its picture, recent.c its order
 *	window.c    what the desktop wants to know of a window
 *	programs.c  which programs there are
 *	child.c     starts them and reaps them; command.c reads the line
 *	run.c       asks for such a line
 *	hung.c      programs that do not respond; follow.c moves their windows
 *	crashed.c   programs that ended by a fault
 *	dialog.c    a question or a word in the middle of the screen
 *	session.c   switching off; holdup.c who holds it up
 *
 * The panel is the root window: hot keys and the news about other programs' windows come there.
 */
#ifndef DESKTOP_H
#define DESKTOP_H

#include "gui.h"

/* The wallpaper. */
struct gui_element *wallpaper_create(void);
void wallpaper_follow_settings(void);	/* another picture, if they say so */
void wallpaper_show_hint(bool visible); /* what to do first, while no window is open */

/* The panel. */
struct gui_element *panel_create(void);
void panel_place(
	struct gui_element *panel);  /* at the bottom of the screen, as it is measured now */
void panel_scan(void);		     /* list the windows that there are */
void panel_refresh(uint32_t window); /* it is new, changed or gone */
void panel_set_menu_open(bool open); /* mark the launcher button */
bool panel_lists(const struct wnd_info *info); /* does this window get a button? */
void panel_press(int index);		       /* as the user presses a window's button */

/* The launcher's menu. It closes by itself when something was chosen or it is no longer active. */
void menu_toggle(void);
void menu_close(void);
bool menu_is_open(void);

/* Programs. */
struct program {
	const char *name;  /* as shown */
	const char *words; /* more that finds it in the menu's search; separated by spaces */
	const char *icon;
	const char *file; /* in /System/Boot/bin */
	uint32_t privileges;
};
extern const struct program programs[];
extern const int program_count;
#define PROGRAMS_FOLDER "/System/Boot/bin/"
const struct program *program_find(const char *file); /* NULL: none of the menu's */
void program_run(const struct program *program);
const char *program_icon(uint32_t process); /* for a window of this process */

/* A dialog; the last button is the default. on_button gets the messages of the buttons. */
#define DIALOG_BUTTONS 3
struct dialog {
	const char *title, *icon, *headline, *text;
	const char *buttons[DIALOG_BUTTONS];
	gui_handler *on_button;
};
struct gui_element *dialog_create(const struct dialog *dialog);
int dialog_button(const struct gui_element *button); /* its number */
void dialog_centre(struct gui_element *window);	     /* move any window there */
/* ... or over the middle of a rectangle of the screen. */
void dialog_over(struct gui_element *window, struct rect place);
/* Cut a window's title (char[WINDOW_TITLE_MAX]) to what has room in a dialog. */
void dialog_shorten(char *title);
void dialog_unlist(const struct gui_element *window); /* no button in the panel */

/* The end of the session (session.h). */
void session_create(struct gui_element *panel);
void session_ask(void);			   /* a question: shut down, restart? */
void session_end(uint32_t shutdown);	   /* SHUTDOWN_...: ask the programs, then do it */
void session_window_gone(uint32_t window); /* MSG_WINDOW_CLOSED */
void session_look_again(void);		   /* any window may be gone */

#endif
