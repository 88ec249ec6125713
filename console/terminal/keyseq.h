/*
 * console/terminal/keyseq.h - what keys, mouse and pasted text send to the program in a terminal.
 * Pure.
 *
 * As xterm with its PC-style function keys: modifiers are a parameter (CSI 1 ; 5 A is Ctrl+Up),
 * Alt puts ESC before what the key sends, Ctrl with a letter makes a control character. The modes
 * (mode.h) change cursor keys, number pad, Enter, and which mouse events are sent how.
 */
#ifndef TERMINAL_KEYSEQ_H
#define TERMINAL_KEYSEQ_H

#include <stdbool.h>
#include <stdint.h>
#include "mode.h"

#define KEYSEQ_BYTES_MAX 40 /* of one sequence */

/* A key as MSG_KEYDOWN brings it: KEY_..., MOD_..., its character or 0. Returns the bytes written
 * to out (no end), 0: it sends nothing. */
int keyseq_key(uint32_t key, uint32_t mods, uint32_t character, uint32_t modes, char *out);

enum keyseq_action { KEYSEQ_PRESS, KEYSEQ_RELEASE, KEYSEQ_MOVE, KEYSEQ_WHEEL };

struct keyseq_mouse {
	enum keyseq_action action;
	uint32_t button;  /* BUTTON_... pressed or released */
	uint32_t buttons; /* all that are down, as bits (a move with none is sent only if asked for)
			   */
	int notches;	  /* of the wheel, away from the user is positive */
	uint32_t mods;
	int column, row; /* cell of the screen, from 0 */
};

/* One notch of the wheel is one report; call it once for each. Without MOUSE_SGR, cells beyond 222
 * cannot be told and send nothing. */
int keyseq_mouse(const struct keyseq_mouse *event, uint32_t modes, char *out);

int keyseq_focus(bool focused, uint32_t modes, char *out);

/* The bracket before (begin) and after pasted text, if the program asked for them. */
int keyseq_bracket(bool begin, uint32_t modes, char *out);

/* Pasted text in pieces: from *at on as much as fits into `size` bytes, *at moves. Line ends become
 * CR; control characters other than tabs are left out, so that no text can leave the brackets or
 * press keys. Returns the bytes written; done when *at is length. */
int keyseq_paste(const char *text, int length, int *at, char *out, int size);

#endif
