/*
 * json.c: a strict reader of JSON (RFC 8259) over a piece of text.
 */
#include "core/base/json.h"

#include <stdint.h>
#include <string.h>

#include "core/base/interrupt.h"

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

/* Lets the server cancel a long text: once in 64 kB or so, wherever in a character that is. */
static inline void
CheckLong(size_t at)
{
	if ((at & 0xFFFF) < 4)
		CheckInterrupt();
}

/* How many characters come before a byte, counting from one, as a person would. */
static size_t
CharacterAt(const JsonReader *reader, size_t at)
{
	size_t character = 1;

	for (size_t i = 0; i < at; i++)
	{
		CheckLong(i);
		character += !reader->is_utf8 || ((unsigned char) reader->text[i] & 0xC0) != 0x80;
	}
	return character;
}

/* Fails for what stands at a byte of the text. Returns false. */
static bool
Reject(JsonReader *reader, size_t at, const char *what)
{
	if (reader->failed)
		return false;
	reader->failed = true;
	FaultSet(reader->fault, FAULT_BAD_TEXT, "invalid input syntax for type %s", reader->type);
	return FaultDetail(reader->fault, "%s at character %zu.", what, CharacterAt(reader, at));
}

/* The byte at reader->at, or zero at the end. */
static char
ByteHere(const JsonReader *reader)
{
	if (reader->at == reader->length)
		return 0;
	return reader->text[reader->at];
}

/* The next byte that is not white space, or zero at the end. */
static char
NextByte(JsonReader *reader)
{
	char byte = ByteHere(reader);

	while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r')
	{
		CheckLong(reader->at);
		reader->at++;
		byte = ByteHere(reader);
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
static bool
Expect(JsonReader *reader, char byte, const char *what)
{
	if (reader->failed)
		return false;
	if (NextByte(reader) != byte || reader->at == reader->length)
		return Reject(reader, reader->at, what);
	reader->at++;
	return true;
}

/* Reads the bracket that opens an object. */
bool
JsonOpenObject(JsonReader *reader)
{
	reader->is_fresh = true;
	return Expect(reader, '{', "Expected an object");
}

/* Reads the bracket that opens an array. */
bool
JsonOpenArray(JsonReader *reader)
{
	reader->is_fresh = true;
	return Expect(reader, '[', "Expected an array");
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
	return was_fresh || Expect(reader, ',', what);
}

/* Reads the next key and its colon; false at the end of the object and at a fault. */
bool
JsonNextKey(JsonReader *reader, JsonText *key)
{
	if (!NextMember(reader, '}', "Expected \",\" or \"}\""))
		return false;
	if (NextByte(reader) != '"')
		return Reject(reader, reader->at, "Expected a key in quotes");
	return JsonReadString(reader, key) && Expect(reader, ':', "Expected \":\"");
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

/* The bytes of the UTF-8 character at a place, or 0 if they are not one (RFC 3629). */
static size_t
Utf8Length(const unsigned char *bytes, size_t left)
{
	unsigned char first = bytes[0];
	size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

	if (first < 0x80)
		return 1;
	if (first < 0xC2 || first > 0xF4 || left < length)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
	if ((first == 0xE0 && bytes[1] < 0xA0) || (first == 0xED && bytes[1] > 0x9F) ||
		(first == 0xF0 && bytes[1] < 0x90) || (first == 0xF4 && bytes[1] > 0x8F))
		return 0;
	return length;
}

/* Writes a code point as UTF-8 into the reader's room. */
static void
PutCodePoint(JsonReader *reader, uint32_t point)
{
	static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
	int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;

	reader->room[reader->room_used++] = (char) (leads[more] | point >> (6 * more));
	while (more-- > 0)
		reader->room[reader->room_used++] = (char) (0x80 | (point >> (6 * more) & 0x3F));
}

/* Reads four hexadecimal digits, the first at reader->at. */
static bool
ReadHex(JsonReader *reader, uint32_t *value)
{
	*value = 0;
	for (int i = 0; i < 4; i++, reader->at++)
	{
		char byte = ByteHere(reader);
		int lower = byte | 0x20;

		if (byte >= '0' && byte <= '9')
			*value = *value << 4 | (uint32_t) (byte - '0');
		else if (lower >= 'a' && lower <= 'f')
			*value = *value << 4 | (uint32_t) (lower - 'a' + 10);
		else
			return Reject(reader, reader->at, "Expected four hexadecimal digits after \"\\u\"");
	}
	return true;
}

/* Reads what follows "\u": a code point, or a surrogate pair that makes one. */
static bool
ReadUnicodeEscape(JsonReader *reader, size_t start)
{
	uint32_t point;
	uint32_t low = 0;

	if (!ReadHex(reader, &point))
		return false;
	if (point >= 0xD800 && point < 0xDC00 && reader->length - reader->at >= 2 &&
		memcmp(reader->text + reader->at, "\\u", 2) == 0)
	{
		reader->at += 2;
		if (!ReadHex(reader, &low))
			return false;
		if (low >= 0xDC00 && low < 0xE000)
			point = 0x10000 + ((point & 0x3FF) << 10 | (low & 0x3FF));
	}
	if (point == 0 || (point >= 0xD800 && point < 0xE000))
		return Reject(reader, start, "An escape that is no character");
	if (point > 0x7F && !reader->is_utf8)
		return Reject(reader, start, "An escape beyond ASCII, in an encoding other than UTF-8,");
	PutCodePoint(reader, point);
	return true;
}

/* Reads an escape, the backslash at reader->at, into the reader's room. */
static bool
ReadEscape(JsonReader *reader)
{
	static const char names[] = "\"\\/bfnrt";
	static const char values[] = "\"\\/\b\f\n\r\t";
	size_t start = reader->at++;
	char byte = ByteHere(reader);
	const char *name = byte == '\0' ? NULL : strchr(names, byte);

	reader->at++;
	if (byte == 'u')
		return ReadUnicodeEscape(reader, start);
	if (name == NULL)
		return Reject(reader, start, "An unknown escape");
	reader->room[reader->room_used++] = values[name - names];
	return true;
}

/* Moves over one character of a string that stands for itself. */
static bool
SkipCharacter(JsonReader *reader)
{
	const unsigned char *bytes = (const unsigned char *) reader->text + reader->at;
	size_t left = reader->length - reader->at;
	size_t length = 1;

	CheckLong(reader->at);
	if (left == 0)
		return Reject(reader, reader->at, "A string without its closing quote");
	if (*bytes < 0x20)
		return Reject(reader, reader->at, "A control character in a string");
	if (reader->is_utf8)
		length = Utf8Length(bytes, left);
	if (length == 0)
		return Reject(reader, reader->at, "Bytes that are not UTF-8");
	reader->at += length;
	return true;
}

/* Copies what lies between a byte of the text and reader->at into the reader's room. */
static void
CopyPlain(JsonReader *reader, size_t from)
{
	memcpy(reader->room + reader->room_used, reader->text + from, reader->at - from);
	reader->room_used += reader->at - from;
}

/*
 * Reads a string. Its text is a piece of the source where that holds no escapes, and lies in
 * the reader's room where it does.
 */
bool
JsonReadString(JsonReader *reader, JsonText *value)
{
	size_t room_start = reader->room_used;
	size_t start;
	size_t plain; /* from here to reader->at nothing is copied yet */

	if (!Expect(reader, '"', "Expected a string in quotes"))
		return false;
	start = plain = reader->at;
	while (reader->at == reader->length || reader->text[reader->at] != '"')
	{
		if (reader->at < reader->length && reader->text[reader->at] == '\\')
		{
			CopyPlain(reader, plain);
			if (!ReadEscape(reader))
				return false;
			plain = reader->at;
		}
		else if (!SkipCharacter(reader))
			return false;
	}
	if (plain == start)
		*value = (JsonText){reader->text + start, reader->at - start};
	else
	{
		CopyPlain(reader, plain);
		*value = (JsonText){reader->room + room_start, reader->room_used - room_start};
	}
	reader->at++;
	return true;
}

/* Moves over digits; false if there is none. */
static bool
SkipDigits(JsonReader *reader)
{
	size_t start = reader->at;

	while (reader->at < reader->length && reader->text[reader->at] >= '0' &&
		   reader->text[reader->at] <= '9')
	{
		CheckLong(reader->at);
		reader->at++;
	}
	return reader->at > start;
}

/* Moves over one byte if it is one of a set. */
static bool
SkipOneOf(JsonReader *reader, const char *set)
{
	char byte = ByteHere(reader);

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
		return Reject(reader, reader->at, "Expected a number");
	start = reader->at;
	SkipOneOf(reader, "-");
	if (!SkipOneOf(reader, "0") && !SkipDigits(reader))
		return Reject(reader, reader->at, "Expected a digit");
	if (SkipOneOf(reader, ".") && !SkipDigits(reader))
		return Reject(reader, reader->at, "Expected a digit");
	if (SkipOneOf(reader, "eE"))
	{
		SkipOneOf(reader, "+-");
		if (!SkipDigits(reader))
			return Reject(reader, reader->at, "Expected a digit");
	}
	if (reader->at - start > NUMBER_MAX)
		return Reject(reader, start, "A number of more than 1000 characters");
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
		return Reject(reader, reader->at, "Expected true or false");
	reader->at += length;
	return true;
}

/* Fails, where no value comes next. Returns false. */
bool
JsonExpectValue(JsonReader *reader)
{
	return Reject(reader, reader->at, "Expected a value");
}

/* Sees that nothing but white space follows. */
bool
JsonFinish(JsonReader *reader)
{
	if (reader->failed)
		return false;
	NextByte(reader);
	if (reader->at < reader->length)
		return Reject(reader, reader->at, "Unexpected text after the value");
	return true;
}

/* Tells whether a text is one of our own words. */
bool
JsonTextIs(const JsonText *text, const char *word)
{
	return text->length == strlen(word) && memcmp(text->text, word, text->length) == 0;
}

/* Writes a string as JSON, in quotes, with escapes where they must be. */
void
TextPutJson(TextSink *sink, const char *text, size_t length)
{
	static const char hex[] = "0123456789abcdef";

	TextPutString(sink, "\"");
	for (size_t i = 0; i < length; i++)
	{
		unsigned char byte = (unsigned char) text[i];

		if (byte == '"' || byte == '\\')
			TextPut(sink, "\\", 1);
		if (byte >= 0x20)
			TextPut(sink, text + i, 1);
		else
		{
			char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};

			TextPut(sink, escape, sizeof escape);
		}
	}
	TextPutString(sink, "\"");
}
