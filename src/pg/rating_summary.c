/*
 * rating_summary.c: a tally as a PostgreSQL value: its room, its text and its bytes.
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "utils/array.h"

#include "pg/raise.h"
#include "pg/rating_summary.h"

/* Room for a tally of size bytes, zeroed, in the current memory context. */
Tally *
TallyNew(size_t size)
{
	Tally *tally = palloc0(size);

	SET_VARSIZE(tally, size);
	return tally;
}

/* A copy of a tally, in the current memory context. */
Tally *
TallyCopy(const Tally *tally)
{
	Tally *copy = palloc(VARSIZE(tally));

	memcpy(copy, tally, VARSIZE(tally));
	return copy;
}

/* A new canonical tally. */
Tally *
TallyStore(const AnyTally *any)
{
	Tally *tally = TallyNew(AnyTallySize(any));

	AnyTallyWrite(any, tally);
	return tally;
}

/* A new tally that is the given one at its canonical width. */
Tally *
TallyCanonical(const Tally *tally)
{
	AnyTally any;

	if (TallyIsWeighted(tally))
		return TallyCopy(tally);
	any.is_weighted = false;
	CountsRead(tally, &any.counts);
	return TallyStore(&any);
}

/*
 * Writes counts over the tally they came from if that may be done in place and has the size
 * already, else into a new tally of the given width. Returns the one that was written.
 */
Tally *
TallyRewrite(Tally *tally, const Counts *counts, int width, bool in_place)
{
	size_t size = TallySize(counts->scale.points, width);

	if (!in_place || TallyIsWeighted(tally) || VARSIZE(tally) != size)
		tally = TallyNew(size);
	CountsWrite(counts, width, tally);
	return tally;
}

PG_FUNCTION_INFO_V1(rating_summary_in);
Datum
rating_summary_in(PG_FUNCTION_ARGS)
{
	AnyTally any;
	Fault fault;

	if (!TallyParseText(PG_GETARG_CSTRING(0), &any, &fault))
		return ReturnFault(fcinfo, &fault);
	PG_RETURN_POINTER(TallyStore(&any));
}

PG_FUNCTION_INFO_V1(rating_summary_out);
Datum
rating_summary_out(PG_FUNCTION_ARGS)
{
	const Tally *tally = PG_GETARG_TALLY(0);
	TextSink sink = {NULL, 0, 0};

	TallyPutText(tally, &sink);
	sink = (TextSink){.room = palloc(sink.length + 1), .size = sink.length + 1};
	TallyPutText(tally, &sink);
	PG_RETURN_CSTRING(sink.room);
}

PG_FUNCTION_INFO_V1(rating_summary_recv);
Datum
rating_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int length = message->len - message->cursor;
	const char *wire = pq_getmsgbytes(message, length);
	AnyTally any;
	Fault fault;

	if (!TallyParseWire((const unsigned char *) wire, (size_t) length, &any, &fault))
		RaiseFault(&fault);
	PG_RETURN_POINTER(TallyStore(&any));
}

PG_FUNCTION_INFO_V1(rating_summary_send);
Datum
rating_summary_send(PG_FUNCTION_ARGS)
{
	unsigned char wire[TALLY_WIRE_MAX];
	size_t length = TallyPutWire(PG_GETARG_TALLY(0), wire);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, (const char *) wire, (int) length);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* Reads counts bigint[] and the scale that they give: from low on, one point a count. */
static void
ReadCountsArray(int32 low, ArrayType *array, Counts *counts)
{
	int points = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	int64 high = (int64) low + points - 1;
	Fault fault;

	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("counts must be a one-dimensional array")));
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("counts must not contain nulls"),
				 errhint("Write 0 for a point without answers.")));
	if (!ScaleMake(low, (int32) Min(high, PG_INT32_MAX), &counts->scale, &fault))
		RaiseFault(&fault);
	memcpy(counts->at, ARR_DATA_PTR(array), sizeof(int64) * (size_t) points);
	if (!CountsCheck(counts, &fault))
		RaiseFault(&fault);
}

PG_FUNCTION_INFO_V1(rating_summary_from_counts);
Datum
rating_summary_from_counts(PG_FUNCTION_ARGS)
{
	AnyTally any;

	any.is_weighted = false;
	ReadCountsArray(PG_GETARG_INT32(0), PG_GETARG_ARRAYTYPE_P(1), &any.counts);
	PG_RETURN_POINTER(TallyStore(&any));
}
