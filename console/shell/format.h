/*
 * console/shell/format.h - what `printf` writes.
 *
 *	%s %c %b			a text, its first byte, a text with \ escapes in it
 *	%d %i %u %o %x %X		whole numbers: 12, 014, 0xc, 'a (the code of a character)
 *	%e %f %g %a, in capitals	other numbers
 *	%-08.3d %*d			flags, width, precision; * takes them from an argument
 *	\a \b \e \f \n \r \t \v \\ \" \101 \x41
 *					bytes; in arguments of %b also \0101; \c ends all
 *
 * The format is used again while arguments are left. What is missing is empty, or 0. Pure.
 */
#ifndef SHELL_FORMAT_H
#define SHELL_FORMAT_H

#include "text.h"

/* Adds what is to be written. 0, or 1 and a problem (the last one): an argument that is no number
 * counts as far as it is one; a directive that means nothing ends the output. */
int format_text(const char *format, char *const *args, int count, struct text *out,
		struct text *problem);

#endif
