/* kernel/ipc/kbus_name.c - names of KBus: checked, hashed and compared. */
#include "ipc/kbus_name.h"
#include "abi/error.h"
#include "cpu/string.h"

#define HASH_START 2166136261u /* FNV-1a */
#define HASH_STEP  16777619u

static uint32_t hash_add(uint32_t hash, char c)
{
	return (hash ^ (uint8_t)c) * HASH_STEP;
}

/* What may stand in a word. */
static const bool letter[256] = {['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true};

/* A wildcard as the last word? */
static bool end_wildcard(struct kbus_name *n, uint32_t at, uint32_t hash)
{
	if (at + 1 != n->size || (n->text[at] != '*' && n->text[at] != '%'))
		return false;
	n->kind = n->text[at] == '*' ? KBUS_NAME_MORE : KBUS_NAME_ONE;
	n->hash = hash_add(hash, n->text[at]);
	return true;
}

int kbus_name_check(struct kbus_name *n, const char *text, uint32_t size)
{
	uint32_t hash = hash_add(HASH_START, '$'), at = 1, words = 0;

	if (size > KBUS_NAME_MAX)
		return -ENAMETOOLONG;
	if (size < 3 || text[0] != '$')
		return -EBADMSG;
	n->text = text;
	n->size = size;
	n->kind = KBUS_NAME_PLAIN;
	while (at < size) { /* before a word */
		uint32_t begin = at + 1;

		if (text[at] != '.')
			return -EBADMSG;
		hash = hash_add(hash, '.');
		n->word[words].at = begin;
		n->word[words++].hash = hash;
		for (at = begin; at < size && letter[(uint8_t)text[at]]; at++)
			hash = hash_add(hash, text[at]);
		if (at == begin) {
			n->words = words;
			return at < size && end_wildcard(n, at, hash) ? 0 : -EBADMSG;
		}
	}
	n->words = words;
	n->hash = hash;
	return 0;
}

bool kbus_name_is_reserved(const struct kbus_name *name)
{
	return name->words > 1 && name->size > 7 && !memcmp(name->text, "$.KBUS.", 7);
}

bool kbus_name_look(const struct kbus_name *n, uint32_t index, struct kbus_look *look)
{
	uint32_t word;

	look->last = 0;
	if (!index) {
		look->size = n->size;
		look->hash = n->hash;
		return true;
	}
	if (index > n->words + 1)
		return false;
	look->last = index == 1 ? '%' : '*';
	word = index == 1 ? n->words - 1 : n->words + 1 - index;
	look->size = n->word[word].at;
	look->hash = hash_add(n->word[word].hash, look->last);
	return true;
}

bool kbus_name_matches(const char *bound, uint32_t bound_size, const char *name, uint32_t size)
{
	char last = bound[bound_size - 1];

	if (last != '*' && last != '%')
		return bound_size == size && !memcmp(bound, name, size);
	if (size < bound_size || memcmp(bound, name, bound_size - 1))
		return false;
	for (uint32_t i = bound_size; last == '%' && i < size; i++)
		if (name[i] == '.')
			return false;
	return true;
}
