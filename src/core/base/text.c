/*
 * text.c: writing the text form of a value into room that the caller handed in.
 */
#include "core/base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
HasNoZero(const char *text, size_t length)
{
	return memchr(text, '\0', length) == NULL;
}

bool (*TextCheck)(const char *text, size_t length) = HasNoZero;

/* Adds length bytes of text; the room always ends in a zero. */
void
TextPut(TextSink *sink, const char *text, size_t length)
{
	if (sink->length < sink->size)
	{
		size_t room = sink->size - sink->length - 1;
		size_t fits = length < room ? length : room;

		memcpy(sink->room + sink->length, text, fits);
		sink->room[sink->length + fits] = '\0';
	}
	sink->length += length;
}

/* Adds a zero-terminated string. */
void
TextPutString(TextSink *sink, const char *string)
{
	TextPut(sink, string, strlen(string));
}

/* Adds a whole number in decimal. */
void
TextPutInteger(TextSink *sink, int64_t value)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, value);

	TextPut(sink, digits, (size_t) length);
}

/* Adds a finite double in the fewest significant digits that read back as the same value. */
void
TextPutDouble(TextSink *sink, double value)
{
	char digits[32];
	int length = 0;

	for (int precision = 15; precision <= 17; precision++)
	{
		length = snprintf(digits, sizeof digits, "%.*g", precision, value);
		if (strtod(digits, NULL) == value)
			break;
	}
	TextPut(sink, digits, (size_t) length);
}
