/*
 * json_reader.h: what the files of the JSON reader share, and nobody else needs.
 */
#ifndef CSMETRICS_CORE_JSON_JSON_READER_H
#define CSMETRICS_CORE_JSON_JSON_READER_H

#include "core/base/interrupt.h"
#include "core/json/json.h"

bool JsonReject(JsonReader *reader, size_t at, const char *what);
bool JsonExpect(JsonReader *reader, char byte, const char *what);

/* Lets the server cancel a long text: once in 64 kB or so, wherever in a character that is. */
static inline void
JsonCheckLong(size_t at)
{
	if ((at & 0xFFFF) < 4)
		CheckInterrupt();
}

/* The byte at reader->at, or zero at the end. */
static inline char
JsonByteHere(const JsonReader *reader)
{
	if (reader->at == reader->length)
		return 0;
	return reader->text[reader->at];
}

#endif
