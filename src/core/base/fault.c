/*
 * fault.c: how core says what was wrong.
 */
#include "core/base/fault.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What fits into limit of a text in UTF-8. */
static size_t
ClipUtf8(const char *text, size_t length, size_t limit)
{
	if (length <= limit)
		return length;
	while (limit > 0 && ((unsigned char) text[limit] & 0xC0) == 0x80)
		limit--;
	return limit;
}

ClipText FaultClip = ClipUtf8;

/* Formats into a fault's room; what is too long ends in "...", after a whole character. */
static void __attribute__((format(printf, 2, 0)))
Format(char room[FAULT_TEXT_SIZE], const char *format, va_list args)
{
	int length = vsnprintf(room, FAULT_TEXT_SIZE, format, args);

	if (length >= FAULT_TEXT_SIZE)
		strcpy(room + FaultClip(room, FAULT_TEXT_SIZE - 1, FAULT_TEXT_SIZE - sizeof "..."), "...");
}

/*
 * Starts a fault: code and message, no detail, no hint. Returns false, so that a function
 * can end with "return FaultSet(...)".
 */
bool
FaultSet(Fault *fault, FaultCode code, const char *format, ...)
{
	va_list args;

	fault->code = code;
	fault->detail[0] = '\0';
	fault->hint[0] = '\0';
	va_start(args, format);
	Format(fault->message, format, args);
	va_end(args);
	return false;
}

/* Adds the detail to a fault that FaultSet started. Returns false. */
bool
FaultDetail(Fault *fault, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	Format(fault->detail, format, args);
	va_end(args);
	return false;
}

/* Adds the hint to a fault that FaultSet started. Returns false. */
bool
FaultHint(Fault *fault, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	Format(fault->hint, format, args);
	va_end(args);
	return false;
}

/* Puts a name before the message of a fault: "NPS" before "answer 11 is out of range 0..10". */
void
FaultName(Fault *fault, const char *name)
{
	size_t length = strlen(name) + 1;

	if (length >= sizeof fault->message)
		return;
	memmove(fault->message + length, fault->message, sizeof fault->message - length);
	memcpy(fault->message, name, length - 1);
	fault->message[length - 1] = ' ';
	fault->message[sizeof fault->message - 1] = '\0';
}

/* A number for a message: to 15 digits, and what is none as SQL writes it. Returns text. */
const char *
FaultNumber(char text[FAULT_NUMBER_SIZE], double number)
{
	if (isnan(number))
		return strcpy(text, "NaN");
	if (isinf(number))
		return strcpy(text, number > 0 ? "Infinity" : "-Infinity");
	snprintf(text, FAULT_NUMBER_SIZE, "%.15g", number);
	return text;
}

/*
 * Copies length bytes of the user's text into quote, for a message. What is too long is cut
 * off after a whole character and ends in "...". Returns quote.
 */
const char *
FaultQuote(char quote[FAULT_QUOTE_SIZE], const char *text, size_t length)
{
	size_t room = length;

	if (length >= FAULT_QUOTE_SIZE)
		room = FaultClip(text, length, FAULT_QUOTE_SIZE - sizeof "...");
	memcpy(quote, text, room);
	strcpy(quote + room, room < length ? "..." : "");
	return quote;
}
