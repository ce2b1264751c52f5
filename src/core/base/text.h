/*
 * text.h: writing the text form of a value into room that the caller handed in; and checking
 * text that came from outside.
 *
 * A TextSink counts what it is given even where the room has run out (as snprintf does), so
 * that one function serves both to measure and to write.
 */
#ifndef CSMETRICS_CORE_BASE_TEXT_H
#define CSMETRICS_CORE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct TextSink
{
	char *room;    /* may be NULL if size is 0 */
	size_t size;   /* bytes of room, with the terminating zero */
	size_t length; /* bytes given so far, without the terminating zero */
} TextSink;

/*
 * Whether a text, which holds a byte beyond ASCII or a zero, is one in the server's encoding. It
 * holds no zero; what else, the server's side sets.
 */
extern bool (*TextCheck)(const char *text, size_t length);

/* Whether a text from outside is one in the server's encoding. */
static inline bool
TextIsValid(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((signed char) text[i] <= 0)
			return TextCheck(text, length);
	return true;
}

void TextPut(TextSink *sink, const char *text, size_t length);
void TextPutString(TextSink *sink, const char *string);
void TextPutInteger(TextSink *sink, int64_t value);
void TextPutDouble(TextSink *sink, double value);

#endif
