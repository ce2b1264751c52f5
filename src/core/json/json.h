/*
 * json.h: a strict reader of JSON (RFC 8259) over a piece of text.
 *
 * The caller drives: it says what it expects next, value by value, so there is no tree, no
 * recursion and nothing that a deeply nested text could exhaust. The first thing that is
 * wrong fills in the fault, and from then on every function returns false; a loop over keys
 * or items ends both at the closing bracket and at a fault, and its caller asks "failed".
 */
#ifndef CSMETRICS_CORE_JSON_JSON_H
#define CSMETRICS_CORE_JSON_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/fault.h"
#include "core/base/text.h"

typedef enum JsonKind
{
	JSON_OBJECT,
	JSON_ARRAY,
	JSON_STRING,
	JSON_NUMBER,
	JSON_BOOLEAN,
	JSON_NULL,
	JSON_NOTHING /* no value starts here, or the text ends */
} JsonKind;

/* A string without quotes and escapes, or the digits of a number as they were written. */
typedef struct JsonText
{
	const char *text; /* not terminated by a zero */
	size_t length;
} JsonText;

typedef struct JsonReader
{
	const char *text;
	size_t length;
	size_t at;        /* how far it has read */
	bool is_utf8;     /* the text's encoding; in others \u reaches ASCII only */
	bool is_fresh;    /* the last thing read was an opening bracket */
	bool failed;      /* *fault is filled in */
	char *room;       /* at least length bytes, for strings with escapes */
	size_t room_used; /* bytes of it */
	const char *type; /* the type that is read, for messages */
	Fault *fault;
} JsonReader;

void JsonStart(JsonReader *reader, const char *type, const char *text, size_t length, bool is_utf8,
			   char *room, Fault *fault);
JsonKind JsonPeek(JsonReader *reader);
bool JsonOpenObject(JsonReader *reader);
bool JsonNextKey(JsonReader *reader, JsonText *key);
bool JsonNextWord(JsonReader *reader, const char *const *words, JsonText *key, int *word);
bool JsonOpenArray(JsonReader *reader);
bool JsonNextItem(JsonReader *reader);
bool JsonReadString(JsonReader *reader, JsonText *value);
bool JsonReadNumber(JsonReader *reader, JsonText *value);
bool JsonReadBoolean(JsonReader *reader, bool *value);
bool JsonExpectValue(JsonReader *reader);
bool JsonFinish(JsonReader *reader);
bool JsonTextIs(const JsonText *text, const char *word);
void TextPutJson(TextSink *sink, const char *text, size_t length);

#endif
