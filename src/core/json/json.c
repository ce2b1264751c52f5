/*
 * json.c: a strict reader of JSON (RFC 8259) over a piece of text.
 */
#include "core/json/json_reader.h"

#include <string.h>

/* The most characters of a number: more than any number takes that we read. */
#define NUMBER_MAX 1000

/* Readies a reader; room must hold length bytes and outlive the strings that are read. */
void
JsonStart(JsonReader *reader, const char *type, const char *text, size_t length, bool is_utf8,
		  char *room, Fault *fault)
{
	memset(reader, 0, sizeof *reader);
	reader->text = text;
	reader->length = length;
	reader->is_utf8 = is_utf8;
	reader->room = room;
	reader->type = type;
	reader->fault = fault;
}

/* How many characters come before a byte, counting from one, as a person would. */
static size_t
CharacterAt(const JsonReader *reader, size_t at)
{
	size_t character = 1;

	for (size_t i = 0; i < at; i++)
	{
		JsonCheckLong(i);
		character += !reader->is_utf8 || ((unsigned char) reader->text[i] & 0xC0) != 0x80;
	}
	return character;
}

/* Fails for what stands at a byte of the text. Returns false. */
bool
JsonReject(JsonReader *reader, size_t at, const char *what)
{
	if (reader->failed)
		return false;
	reader->failed = true;
	FaultSet(reader->fault, FAULT_BAD_TEXT, "invalid input syntax for type %s", reader->type);
	return FaultDetail(reader->fault, "%s at character %zu.", what, CharacterAt(reader, at));
}

/* The next byte that is not white space, or zero at the end. */
static char
NextByte(JsonReader *reader)
{
	char byte = JsonByteHere(reader);

	while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r')
	{
		JsonCheckLong(reader->at);
		reader->at++;
		byte = JsonByteHere(reader);
	}
	return byte;
}

/* What kind of value comes next. */
JsonKind
JsonPeek(JsonReader *reader)
{
	char byte = NextByte(reader);

	if (byte == '-' || (byte >= '0' && byte <= '9'))
		return JSON_NUMBER;
	switch (byte)
	{
		case '{':
			return JSON_OBJECT;
		case '[':
			return JSON_ARRAY;
		case '"':
			return JSON_STRING;
		case 't':
		case 'f':
			return JSON_BOOLEAN;
		case 'n':
			return JSON_NULL;
		default:
			return JSON_NOTHING;
	}
}

/* Reads one given byte, after white space; complains with what if it is another. */
bool
JsonExpect(JsonReader *reader, char byte, const char *what)
{
	if (reader->failed)
		return false;
	if (NextByte(reader) != byte || reader->at == reader->length)
		return JsonReject(reader, reader->at, what);
	reader->at++;
	return true;
}

/* Reads the bracket that opens an object. */
bool
JsonOpenObject(JsonReader *reader)
{
	reader->is_fresh = true;
	return JsonExpect(reader, '{', "Expected an object");
}

/* Reads the bracket that opens an array. */
bool
JsonOpenArray(JsonReader *reader)
{
	reader->is_fresh = true;
	return JsonExpect(reader, '[', "Expected an array");
}

/*
 * Moves to the next member of the object or array that is open: past the comma, or past the
 * closing bracket. False at the bracket and at a fault.
 */
static bool
NextMember(JsonReader *reader, char closing, const char *what)
{
	bool was_fresh = reader->is_fresh;

	reader->is_fresh = false;
	if (reader->failed)
		return false;
	if (NextByte(reader) == closing)
	{
		reader->at++;
		return false;
	}
	return was_fresh || JsonExpect(reader, ',', what);
}

/* Reads the next key and its colon; false at the end of the object and at a fault. */
bool
JsonNextKey(JsonReader *reader, JsonText *key)
{
	if (!NextMember(reader, '}', "Expected \",\" or \"}\""))
		return false;
	if (NextByte(reader) != '"')
		return JsonReject(reader, reader->at, "Expected a key in quotes");
	return JsonReadString(reader, key) && JsonExpect(reader, ':', "Expected \":\"");
}

/*
 * Reads the next key of an object and finds it among words, of which the last is NULL: gives
 * its position, that of the NULL if it is none of them.
 */
bool
JsonNextWord(JsonReader *reader, const char *const *words, JsonText *key, int *word)
{
	if (!JsonNextKey(reader, key))
		return false;
	for (*word = 0; words[*word] != NULL; ++*word)
		if (JsonTextIs(key, words[*word]))
			break;
	return true;
}

/* Moves to the next item of an array; false at its end and at a fault. */
bool
JsonNextItem(JsonReader *reader)
{
	return NextMember(reader, ']', "Expected \",\" or \"]\"");
}

/* Moves over digits; false if there is none. */
static bool
SkipDigits(JsonReader *reader)
{
	size_t start = reader->at;

	while (reader->at < reader->length && reader->text[reader->at] >= '0' &&
		   reader->text[reader->at] <= '9')
	{
		JsonCheckLong(reader->at);
		reader->at++;
	}
	return reader->at > start;
}

/* Moves over one byte if it is one of a set. */
static bool
SkipOneOf(JsonReader *reader, const char *set)
{
	char byte = JsonByteHere(reader);

	if (byte == '\0' || strchr(set, byte) == NULL)
		return false;
	reader->at++;
	return true;
}

/* Reads a number and gives it as it was written. */
bool
JsonReadNumber(JsonReader *reader, JsonText *value)
{
	size_t start;

	if (reader->failed)
		return false;
	if (JsonPeek(reader) != JSON_NUMBER)
		return JsonReject(reader, reader->at, "Expected a number");
	start = reader->at;
	SkipOneOf(reader, "-");
	if (!SkipOneOf(reader, "0") && !SkipDigits(reader))
		return JsonReject(reader, reader->at, "Expected a digit");
	if (SkipOneOf(reader, ".") && !SkipDigits(reader))
		return JsonReject(reader, reader->at, "Expected a digit");
	if (SkipOneOf(reader, "eE"))
	{
		SkipOneOf(reader, "+-");
		if (!SkipDigits(reader))
			return JsonReject(reader, reader->at, "Expected a digit");
	}
	if (reader->at - start > NUMBER_MAX)
		return JsonReject(reader, start, "A number of more than 1000 characters");
	*value = (JsonText){reader->text + start, reader->at - start};
	return true;
}

/* Reads true or false. */
bool
JsonReadBoolean(JsonReader *reader, bool *value)
{
	const char *word;
	size_t length;

	if (reader->failed)
		return false;
	*value = NextByte(reader) == 't';
	word = *value ? "true" : "false";
	length = strlen(word);
	if (reader->length - reader->at < length ||
		memcmp(reader->text + reader->at, word, length) != 0)
		return JsonReject(reader, reader->at, "Expected true or false");
	reader->at += length;
	return true;
}

/* Fails, where no value comes next. Returns false. */
bool
JsonExpectValue(JsonReader *reader)
{
	return JsonReject(reader, reader->at, "Expected a value");
}

/* Sees that nothing but white space follows. */
bool
JsonFinish(JsonReader *reader)
{
	if (reader->failed)
		return false;
	NextByte(reader);
	if (reader->at < reader->length)
		return JsonReject(reader, reader->at, "Unexpected text after the value");
	return true;
}
