/*
 * json_string.c: strings of JSON, read and written.
 */
#include "core/json/json_reader.h"

#include <stdint.h>
#include <string.h>

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
		char byte = JsonByteHere(reader);
		int lower = byte | 0x20;

		if (byte >= '0' && byte <= '9')
			*value = *value << 4 | (uint32_t) (byte - '0');
		else if (lower >= 'a' && lower <= 'f')
			*value = *value << 4 | (uint32_t) (lower - 'a' + 10);
		else
			return JsonReject(reader, reader->at, "Expected four hexadecimal digits after \"\\u\"");
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
		return JsonReject(reader, start, "An escape that is no character");
	if (point > 0x7F && !reader->is_utf8)
		return JsonReject(reader, start,
						  "An escape beyond ASCII, in an encoding other than UTF-8,");
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
	char byte = JsonByteHere(reader);
	const char *name = byte == '\0' ? NULL : strchr(names, byte);

	reader->at++;
	if (byte == 'u')
		return ReadUnicodeEscape(reader, start);
	if (name == NULL)
		return JsonReject(reader, start, "An unknown escape");
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

	JsonCheckLong(reader->at);
	if (left == 0)
		return JsonReject(reader, reader->at, "A string without its closing quote");
	if (*bytes < 0x20)
		return JsonReject(reader, reader->at, "A control character in a string");
	if (reader->is_utf8)
		length = Utf8Length(bytes, left);
	if (length == 0)
		return JsonReject(reader, reader->at, "Bytes that are not UTF-8");
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

	if (!JsonExpect(reader, '"', "Expected a string in quotes"))
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
