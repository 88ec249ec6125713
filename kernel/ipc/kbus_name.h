/*
 * kernel/ipc/kbus_name.h - names of KBus: are they well formed, and by what can they be found.
 * Pure.
 *
 * "$.word.word": words of one or more ASCII letters and digits. The last word of what is bound may
 * be "*" (one or more further words) or "%" (exactly one).
 *
 * A message of w words is found under w + 1 texts at most: its own, that with the last word
 * replaced by "%", and each beginning followed by "*". kbus_name_look goes through them from the
 * best to the worst; hashes of all are made in one pass when the name is checked.
 */
#ifndef IPC_KBUS_NAME_H
#define IPC_KBUS_NAME_H

#include "abi/types.h"
#include "abi/limits.h"

enum kbus_name_kind { KBUS_NAME_PLAIN, KBUS_NAME_ONE, KBUS_NAME_MORE }; /* ".%", ".*" */

#define KBUS_WORDS_MAX (KBUS_NAME_MAX / 2)

struct kbus_name {
	const char *text; /* the caller's; without an end */
	uint32_t size, hash;
	enum kbus_name_kind kind;
	uint32_t words; /* behind the "$" */
	/* Of each word: where it begins, and the hash of all before it. */
	struct {
		uint32_t at, hash;
	} word[KBUS_WORDS_MAX];
};

/* 0, -EBADMSG, -ENAMETOOLONG. */
int kbus_name_check(struct kbus_name *name, const char *text, uint32_t size);

/* Below "$.KBUS."? */
bool kbus_name_is_reserved(const struct kbus_name *name);

/* One text that finds a plain name: the first `size` bytes of it, and then `last` unless that is 0.
 */
struct kbus_look {
	uint32_t size, hash;
	char last;
};

/* The index-th one, 0 the best; false: there are no more. */
bool kbus_name_look(const struct kbus_name *name, uint32_t index, struct kbus_look *look);

/* Does a message of this name come to what is bound so? (By comparing; for tests and few.) */
bool kbus_name_matches(const char *bound, uint32_t bound_size, const char *name, uint32_t size);

#endif
