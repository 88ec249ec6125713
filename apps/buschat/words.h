/*
 * words.h - messages of KBus, and what can go wrong, in words. Pure.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/kbus.h"

/* "Announcement", "Request", "Reply", "Status" or "Event". */
const char *words_kind(const struct kbus_message *m);

/* What a Status says, by its name (size bytes, no end): a sentence. An unknown name is another. */
const char *words_status(const char *name, uint32_t size);

/* Why something could not be sent or bound: -E... of KBusSend and KBusBind. A sentence. */
const char *words_error(int error);

/* Bytes as one line of text with an end: control characters are spaces, what is no UTF-8 a question
 * mark; cut to fit. */
void words_text(const void *data, uint32_t size, char *text, uint32_t room);

#endif
