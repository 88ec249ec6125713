/*
 * console/shell/arith.h - the value of an expression in $(( )).
 *
 * 64-bit whole numbers, decimal, 0x... and 0...; variables by name (unset and empty are 0); C's
 * operators and their ranks: ( ) ! ~ - + * / % << >> < <= > >= == != & ^ | && || ?: and the
 * assignments = += -= *= /= %= <<= >>= &= ^= |=. What C leaves open is settled: sums wrap, shifts
 * use the low six bits.
 */
#ifndef SHELL_ARITH_H
#define SHELL_ARITH_H

#include <stdint.h>

struct arith_names {
	void *context;
	/* The value of a variable; NULL = unset. */
	const char *(*get)(void *context, const char *name, int length);
	/* Less than 0 = refused. */
	int (*set)(void *context, const char *name, int length, const char *value);
};

/* NULL and *value, or what is wrong: "a number expected". */
const char *arith(const char *text, int length, const struct arith_names *names, int64_t *value);

#endif
