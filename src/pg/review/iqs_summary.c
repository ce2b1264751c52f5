/*
 * iqs_summary.c: a summary of reviews as a PostgreSQL value: its forms, text and bytes.
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"

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

/* A value in its open form; not to be changed, for it may be somebody else's. */
const IqsSummary *
OpenIqsSummary(Datum value)
{
	struct varlena *bytes = PG_DETOAST_DATUM_PACKED(value);
	const unsigned char *packed = (const unsigned char *) VARDATA_ANY(bytes);
	size_t length = VARSIZE_ANY_EXHDR(bytes);
	IqsSummary *reviews;
	Fault fault;

	if (length > 0 && packed[0] == IQS_SUMMARY_OPEN)
		return (const IqsSummary *) PG_DETOAST_DATUM(value);
	reviews = palloc(IqsSummaryUnpackRoom(length));
	if (!IqsSummaryUnpack(reviews, packed, length, &fault))
		RaiseFault(&fault);
	return reviews;
}

/* An open copy of a summary with room for more. */
static IqsSummary *
CopyWithRoom(const IqsSummary *reviews, uint32 categories, uint32 names)
{
	IqsSummary *copy = IqsSummaryNew(reviews->categories + categories, reviews->names_used + names);

	IqsSummaryCopy(copy, reviews);
	return copy;
}

/* An open summary of one's own, to change. */
IqsSummary *
IqsSummaryCopyOf(const IqsSummary *reviews)
{
	return CopyWithRoom(reviews, 0, 0);
}

/*
 * The summary itself if it has room for what is missing, else a copy that has, and as much
 * again as is in use: so a summary that grows is not copied each time.
 */
IqsSummary *
IqsSummaryWithRoom(IqsSummary *reviews, Missing missing)
{
	if (IqsSummaryHasRoom(reviews, missing))
		return reviews;
	return CopyWithRoom(reviews, missing.categories + reviews->categories,
						missing.names + reviews->names_used);
}

/* The packed form of a summary as a value. */
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

PG_FUNCTION_INFO_V1(iqs_summary_out);
Datum
iqs_summary_out(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	TextSink sink = {NULL, 0, 0};

	IqsSummaryWrite(reviews, &sink);
	sink = (TextSink){.room = palloc(sink.length + 1), .size = sink.length + 1};
	IqsSummaryWrite(reviews, &sink);
	PG_RETURN_CSTRING(sink.room);
}

/* Converts a name from one encoding to another, and checks that it is text in the latter. */
typedef char *(*Recode)(const char *name, int length);

static char *
FromClient(const char *name, int length)
{
	return pg_client_to_server(name, length);
}

static char *
ToClient(const char *name, int length)
{
	return pg_server_to_client(name, length);
}

/* The recoded name of a category, and its size, which must be a name's. */
static const char *
RecodedName(const IqsSummary *reviews, const CategorySums *category, Recode recode, size_t *size)
{
	const char *name = IqsSummaryName(reviews, category);
	const char *recoded = recode(name, (int) category->name_length);

	/* what needs no conversion is handed back as it is, without an end of its own */
	*size = recoded == name ? category->name_length : strlen(recoded);
	if (*size == 0 || *size > RUBRIC_NAME)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION), errmsg("invalid binary iqs_summary"),
			 errdetail("A category's name has %zu bytes; it takes 1 to %d.", *size, RUBRIC_NAME)));
	return recoded;
}

/* A copy of a summary, its categories' names recoded. */
static IqsSummary *
RecodeNames(const IqsSummary *reviews, Recode recode)
{
	const CategorySums *category = IqsSummaryCategories(reviews);
	IqsSummary *copy = IqsSummaryNew(reviews->categories, reviews->names_used);
	Fault fault;

	memcpy(&copy->reviews, &reviews->reviews, sizeof *copy - offsetof(IqsSummary, reviews));
	for (uint32 i = 0; i < reviews->categories; i++)
	{
		size_t size;
		const char *name = RecodedName(reviews, &category[i], recode, &size);
		Missing missing = {1, (uint32) size};

		copy = IqsSummaryWithRoom(copy, missing);
		if (!CategorySumsAdd(IqsSummaryInsert(copy, name, size), category[i], &fault))
			RaiseFault(&fault);
	}
	if (copy->categories != reviews->categories)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid binary iqs_summary"),
						errdetail("Two of its categories have one name in this encoding.")));
	return copy;
}

PG_FUNCTION_INFO_V1(iqs_summary_recv);
Datum
iqs_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int length = message->len - message->cursor;
	const char *wire = pq_getmsgbytes(message, length);
	IqsSummary *reviews = palloc(IqsSummaryUnpackRoom((size_t) length));
	Fault fault;

	if (!IqsSummaryUnpack(reviews, (const unsigned char *) wire, (size_t) length, &fault))
		RaiseFault(&fault);
	return PackedDatum(RecodeNames(reviews, FromClient));
}

PG_FUNCTION_INFO_V1(iqs_summary_send);
Datum
iqs_summary_send(PG_FUNCTION_ARGS)
{
	Datum value = PackedDatum(RecodeNames(OpenIqsSummary(PG_GETARG_DATUM(0)), ToClient));
	const struct varlena *packed = (const struct varlena *) DatumGetPointer(value);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA(packed), (int) (VARSIZE(packed) - VARHDRSZ));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}
