/*
 * text.h: writing the text form of a value into room that the caller handed in.
 *
 * A TextSink counts what it is given even where the room has run out (as snprintf does), so
 * that one function serves both to measure and to write.
 */
#ifndef CSMETRICS_CORE_BASE_TEXT_H
#define CSMETRICS_CORE_BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>

typedef struct TextSink
{
	char *room;    /* may be NULL if size is 0 */
	size_t size;   /* bytes of room, with the terminating zero */
	size_t length; /* bytes given so far, without the terminating zero */
} TextSink;

void TextPut(TextSink *sink, const char *text, size_t length);
void TextPutString(TextSink *sink, const char *string);
void TextPutInteger(TextSink *sink, int64_t value);
void TextPutDouble(TextSink *sink, double value);

#endif
