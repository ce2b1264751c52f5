/*
 * rating_summary.c: a summary as a PostgreSQL value: its room, its text and its bytes.
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "utils/array.h"

#include "pg/base/raise.h"
#include "pg/survey/rating_summary.h"

/* Room for a summary of size bytes, zeroed, in the current memory context. */
RatingSummary *
RatingSummaryNew(size_t size)
{
	RatingSummary *summary = palloc0(size);

	SET_VARSIZE(summary, size);
	return summary;
}

/* A copy of a summary, in the current memory context. */
RatingSummary *
RatingSummaryCopy(const RatingSummary *summary)
{
	RatingSummary *copy = palloc(VARSIZE(summary));

	memcpy(copy, summary, VARSIZE(summary));
	return copy;
}

/* A new canonical summary. */
RatingSummary *
RatingSummaryStore(const RatingContents *any)
{
	RatingSummary *summary = RatingSummaryNew(RatingContentsSize(any));

	RatingContentsWrite(any, summary);
	return summary;
}

/* A new summary that is the given one at its canonical width. */
RatingSummary *
RatingSummaryCanonical(const RatingSummary *summary)
{
	RatingContents any;

	if (RatingSummaryIsWeighted(summary))
		return RatingSummaryCopy(summary);
	any.is_weighted = false;
	RatingCountsRead(summary, &any.counts);
	return RatingSummaryStore(&any);
}

/*
 * Writes counts over the summary they came from if that may be done in place and has the size
 * already, else into a new summary of the given width. Returns the one that was written.
 */
RatingSummary *
RatingSummaryRewrite(RatingSummary *summary, const RatingCounts *counts, int width, bool in_place)
{
	size_t size = RatingSummarySize(counts->scale, width);

	if (!in_place || RatingSummaryIsWeighted(summary) || VARSIZE(summary) != size)
		summary = RatingSummaryNew(size);
	RatingCountsWrite(counts, width, summary);
	return summary;
}

PG_FUNCTION_INFO_V1(rating_summary_in);
Datum
rating_summary_in(PG_FUNCTION_ARGS)
{
	RatingContents any;
	Fault fault;

	if (!RatingSummaryParseText(PG_GETARG_CSTRING(0), &any, &fault))
		return ReturnFault(fcinfo, &fault);
	PG_RETURN_POINTER(RatingSummaryStore(&any));
}

PG_FUNCTION_INFO_V1(rating_summary_out);
Datum
rating_summary_out(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);
	TextSink sink = {NULL, 0, 0};

	RatingSummaryPutText(summary, &sink);
	sink = (TextSink){.room = palloc(sink.length + 1), .size = sink.length + 1};
	RatingSummaryPutText(summary, &sink);
	PG_RETURN_CSTRING(sink.room);
}

PG_FUNCTION_INFO_V1(rating_summary_recv);
Datum
rating_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int length = message->len - message->cursor;
	const char *wire = pq_getmsgbytes(message, length);
	RatingContents any;
	Fault fault;

	if (!RatingSummaryParseBytes((const unsigned char *) wire, (size_t) length, &any, &fault))
		RaiseFault(&fault);
	PG_RETURN_POINTER(RatingSummaryStore(&any));
}

PG_FUNCTION_INFO_V1(rating_summary_send);
Datum
rating_summary_send(PG_FUNCTION_ARGS)
{
	unsigned char wire[RATING_SUMMARY_BYTES_MAX];
	size_t length = RatingSummaryPutBytes(PG_GETARG_RATING_SUMMARY(0), wire);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, (const char *) wire, (int) length);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* Reads counts bigint[] and the scale that they give: from low on, one point a count. */
static void
ReadCountsArray(int32 low, ArrayType *array, RatingCounts *counts)
{
	int points = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	int64 high = (int64) low + points - 1;
	Fault fault;

	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("counts must be a one-dimensional array")));
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("counts must not contain nulls"),
				 errhint("Write 0 for a point without answers.")));
	if (!ScaleMake(low, (int32) Min(high, PG_INT32_MAX), &counts->scale, &fault))
		RaiseFault(&fault);
	memcpy(counts->at, ARR_DATA_PTR(array), sizeof(int64) * (size_t) points);
	if (!RatingCountsCheck(counts, &fault))
		RaiseFault(&fault);
}

PG_FUNCTION_INFO_V1(rating_summary_from_counts);
Datum
rating_summary_from_counts(PG_FUNCTION_ARGS)
{
	RatingContents any;

	any.is_weighted = false;
	ReadCountsArray(PG_GETARG_INT32(0), PG_GETARG_ARRAYTYPE_P(1), &any.counts);
	PG_RETURN_POINTER(RatingSummaryStore(&any));
}
