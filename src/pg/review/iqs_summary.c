/*
 * iqs_summary.c: a summary of reviews as a PostgreSQL value: its forms, text and bytes.
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "pg/review/iqs_summary.h"
#include "pg/base/raise.h"

/* An empty open summary with room for so many categories and bytes of names. */
IqsSummary *
IqsSummaryNew(uint32 category_room, uint32 names_room)
{
	size_t size = IqsSummarySize(category_room, names_room);
	IqsSummary *reviews = palloc(size);

	IqsSummaryStart(reviews, category_room, names_room);
	SET_VARSIZE(reviews, size);
	return reviews;
}

/* Reads a packed summary. */
static IqsSummary *
Unpack(const unsigned char *packed, size_t length)
{
	IqsSummary *reviews;
	Fault fault;

	if (!IqsSummaryIsPacked(packed, length, &fault))
		RaiseFault(&fault);
	reviews = palloc(IqsSummaryUnpackRoom(length));
	if (!IqsSummaryUnpack(reviews, packed, length, &fault))
		RaiseFault(&fault);
	return reviews;
}

/*
 * A value in its open form, without loose categories; not to be changed, for it may be somebody
 * else's.
 */
const IqsSummary *
OpenIqsSummary(Datum value)
{
	struct varlena *bytes = PG_DETOAST_DATUM_PACKED(value);
	const unsigned char *packed = (const unsigned char *) VARDATA_ANY(bytes);
	size_t length = VARSIZE_ANY_EXHDR(bytes);
	const IqsSummary *state;

	if (length == 0 || packed[0] != IQS_SUMMARY_OPEN)
		return Unpack(packed, length);
	state = (const IqsSummary *) PG_DETOAST_DATUM(value);
	if (state->loose == 0)
		return state;
	return IqsSummarySettled(memcpy(palloc(VARSIZE(state)), state, VARSIZE(state)));
}

/* An open summary of one's own, to change. */
IqsSummary *
IqsSummaryCopyOf(const IqsSummary *reviews)
{
	NamesRoom room = IqsSummaryNames(reviews);
	IqsSummary *copy = IqsSummaryNew(room.categories, room.names);

	IqsSummaryCopy(copy, reviews);
	return copy;
}

/*
 * A copy of a summary, its loose categories in their places, with room for so many times as many
 * and more.
 */
static IqsSummary *
Rebuild(IqsSummary *reviews, uint32 times, NamesRoom more)
{
	NamesRoom room;
	IqsSummary *copy;
	Fault fault;

	if (!IqsSummarySortLoose(reviews, &fault))
		RaiseFault(&fault);
	room = IqsSummaryNames(reviews);
	copy =
		IqsSummaryNew(times * room.categories + more.categories, times * room.names + more.names);
	IqsSummaryCopy(copy, reviews);
	return copy;
}

/*
 * The summary itself if it has room for more names, else a copy that has, and for as many again
 * as there are: so a summary that grows is not copied each time.
 */
IqsSummary *
IqsSummaryWithRoom(IqsSummary *reviews, NamesRoom more)
{
	return IqsSummaryHasRoom(reviews, more) ? reviews : Rebuild(reviews, 2, more);
}

/* The summary itself if it has no loose categories, else a copy that has none. */
IqsSummary *
IqsSummarySettled(IqsSummary *reviews)
{
	return reviews->loose == 0 ? reviews : Rebuild(reviews, 1, (NamesRoom){0, 0});
}

/* The packed form of a summary, that has no loose categories, as a value. */
Datum
PackedDatum(const IqsSummary *reviews)
{
	size_t size = VARHDRSZ + IqsSummaryPackedSize(reviews);
	struct varlena *value = palloc(size);

	SET_VARSIZE(value, size);
	IqsSummaryPack(reviews, (unsigned char *) VARDATA(value));
	PG_RETURN_POINTER(value);
}

PG_FUNCTION_INFO_V1(iqs_summary_in);
Datum
iqs_summary_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	size_t length = strlen(text);
	IqsSummary *reviews = palloc(IqsSummaryParseRoom(length));
	char *room = palloc(length + 1);
	Fault fault;

	if (!IqsSummaryParse(reviews, text, length, GetDatabaseEncoding() == PG_UTF8, room, &fault))
		return ReturnFault(fcinfo, &fault);
	return PackedDatum(reviews);
}

/* A summary's text: JSON. */
static char *
TextOf(Datum value)
{
	const IqsSummary *reviews = OpenIqsSummary(value);
	TextSink sink = {NULL, 0, 0};

	IqsSummaryWrite(reviews, &sink);
	sink = (TextSink){.room = palloc(sink.length + 1), .size = sink.length + 1};
	IqsSummaryWrite(reviews, &sink);
	return sink.room;
}

PG_FUNCTION_INFO_V1(iqs_summary_out);
Datum
iqs_summary_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(TextOf(PG_GETARG_DATUM(0)));
}

PG_FUNCTION_INFO_V1(iqs_summary_to_json);
Datum
iqs_summary_to_json(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(TextOf(PG_GETARG_DATUM(0))));
}

PG_FUNCTION_INFO_V1(iqs_summary_to_jsonb);
Datum
iqs_summary_to_jsonb(PG_FUNCTION_ARGS)
{
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(TextOf(PG_GETARG_DATUM(0))));
}

/*
 * Names are in the database's encoding, whatever the client's is. Bytes of version 1 hold ASCII,
 * or UTF-8; where they hold anything else, the version is 2, and the number of the encoding
 * stands before them.
 */
#define WIRE_ENCODED 2

/* Whether a name is in ASCII. */
static bool
IsAscii(const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (IS_HIGHBIT_SET(name[i]))
			return false;
	return true;
}

/* Whether the names of a summary tell encodings apart from UTF-8. */
static bool
NeedsEncoding(const IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);

	if (GetDatabaseEncoding() == PG_UTF8)
		return false;
	for (uint32 i = 0; i < reviews->categories; i++)
		if (!IsAscii(IqsSummaryName(reviews, &category[i]), NameLength(category[i].key)))
			return true;
	return false;
}

/* Raises what is wrong with names on the wire. */
static pg_noinline void
RaiseBadNames(const char *detail)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid binary iqs_summary"), errdetail("%s", detail)));
}

/*
 * A name in another encoding as one in the database's. A database without an encoding of its own
 * takes bytes as they are.
 */
static const char *
NameFrom(int encoding, const char *name, size_t *length)
{
	char *converted;

	if (!pg_verify_mbstr(encoding, name, (int) *length, true) ||
		memchr(name, '\0', *length) != NULL)
		RaiseBadNames("A category's name is not text in its encoding.");
	if (encoding == GetDatabaseEncoding() || encoding == PG_SQL_ASCII ||
		GetDatabaseEncoding() == PG_SQL_ASCII)
	{
		if (!TextIsValid(name, *length))
			RaiseBadNames("A category's name is not text in the encoding of the database.");
		return name;
	}
	converted = (char *) pg_do_encoding_conversion((unsigned char *) name, (int) *length, encoding,
												   GetDatabaseEncoding());
	*length = converted == name ? *length : strlen(converted);
	if (*length == 0 || *length > RUBRIC_NAME)
		RaiseBadNames("A category's name has more than 255 bytes in the encoding of the database.");
	return converted;
}

/* A summary with names from another encoding, as one of the database's. */
static const IqsSummary *
NamesFrom(int encoding, const IqsSummary *reviews)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	/* room for the longest names; what is packed takes what they have */
	IqsSummary *copy = IqsSummaryNew(reviews->categories, reviews->categories * RUBRIC_NAME);

	memcpy(&copy->reviews, &reviews->reviews, sizeof *copy - offsetof(IqsSummary, reviews));
	for (uint32 i = 0; i < reviews->categories; i++)
	{
		size_t length = NameLength(category[i].key);
		const char *name = NameFrom(encoding, IqsSummaryName(reviews, &category[i]), &length);

		CHECK_FOR_INTERRUPTS();
		IqsSummaryAppend(copy, name, (uint32_t) length + (IsGroup(&category[i]) ? GROUP_KEY : 0),
						 category[i]);
	}
	if (!IqsSummarySortUnique(copy))
		RaiseBadNames("Two of its categories have one name in the encoding of the database.");
	return copy;
}

PG_FUNCTION_INFO_V1(iqs_summary_recv);
Datum
iqs_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int encoding = PG_UTF8;
	int length;
	unsigned char *wire;

	if (message->cursor < message->len && message->data[message->cursor] == WIRE_ENCODED)
	{
		pq_getmsgbyte(message);
		encoding = pq_getmsgbyte(message);
		if (!PG_VALID_BE_ENCODING(encoding) || encoding == PG_UTF8)
			RaiseBadNames("The encoding is unknown.");
	}
	length = message->len - message->cursor;
	wire = (unsigned char *) pq_getmsgbytes(message, length);
	return PackedDatum(NamesFrom(encoding, Unpack(wire, (size_t) length)));
}

PG_FUNCTION_INFO_V1(iqs_summary_send);
Datum
iqs_summary_send(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	Datum value = PackedDatum(reviews);
	const struct varlena *packed = (const struct varlena *) DatumGetPointer(value);
	StringInfoData message;

	pq_begintypsend(&message);
	if (NeedsEncoding(reviews))
	{
		pq_sendint8(&message, WIRE_ENCODED);
		pq_sendint8(&message, (uint8) GetDatabaseEncoding());
	}
	pq_sendbytes(&message, VARDATA(packed), (int) (VARSIZE(packed) - VARHDRSZ));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}
