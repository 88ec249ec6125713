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

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The word that begins at *at: its last byte's follower, and the hash. false: it is none. */
static bool pass_word(const char *text, uint32_t size, uint32_t *at, uint32_t *hash)
{
	uint32_t i = *at, h = *hash;

	for (; i < size && is_letter(text[i]); i++)
		h = hash_add(h, text[i]);
	*hash = h;
	if (i == *at)
		return false;
	*at = i;
	return i == size || text[i] == '.';
}

/* A wildcard as the last word? */
static bool pass_wildcard(struct kbus_name *n, uint32_t at, uint32_t hash)
{
	if (at + 1 != n->size || (n->text[at] != '*' && n->text[at] != '%'))
		return false;
	n->kind = n->text[at] == '*' ? KBUS_NAME_MORE : KBUS_NAME_ONE;
	n->hash = hash_add(hash, n->text[at]);
	return true;
}

int kbus_name_check(struct kbus_name *n, const char *text, uint32_t size)
{
	uint32_t hash = hash_add(HASH_START, '$'), at = 1;

	if (size > KBUS_NAME_MAX)
		return -ENAMETOOLONG;
	if (size < 3 || text[0] != '$')
		return -EBADMSG;
	n->text = text;
	n->size = size;
	n->kind = KBUS_NAME_PLAIN;
	n->words = 0;
	while (at < size) { /* at a '.' */
		if (text[at] != '.')
			return -EBADMSG;
		at++;
		hash = hash_add(hash, '.');
		n->word[n->words].at = at;
		n->word[n->words++].hash = hash;
		if (pass_wildcard(n, at, hash))
			return 0;
		if (!pass_word(text, size, &at, &hash))
			return -EBADMSG;
	}
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
