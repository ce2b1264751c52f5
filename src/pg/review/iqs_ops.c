/*
 * iqs_ops.c: the operators of iqs_summary: + and -, its comparisons and its hash.
 *
 * iqs_summary_merge is also the transition and the combine function of the aggregate sum and the combine
 * function of the other aggregates, iqs_summary_subtract the inverse: in an aggregate they
 * change the state in place.
 */
#include "postgres.h"

#include "common/hashfn.h"

#include "pg/review/iqs_summary.h"
#include "pg/base/raise.h"

PG_FUNCTION_INFO_V1(iqs_summary_merge);
Datum
iqs_summary_merge(PG_FUNCTION_ARGS)
{
	IqsSummary *sum = IqsSummaryToUpdate(fcinfo);
	const IqsSummary *more = OpenIqsSummary(PG_GETARG_DATUM(1));
	Fault fault;

	sum = IqsSummaryWithRoom(sum, IqsSummaryNames(more));
	if (!IqsSummaryMerge(sum, more, &fault))
		RaiseFault(&fault);
	return ReturnIqsSummary(fcinfo, sum);
}

PG_FUNCTION_INFO_V1(iqs_summary_subtract);
Datum
iqs_summary_subtract(PG_FUNCTION_ARGS)
{
	IqsSummary *rest = IqsSummarySettled(IqsSummaryToUpdate(fcinfo));
	Fault fault;

	if (!IqsSummarySubtract(rest, OpenIqsSummary(PG_GETARG_DATUM(1)), &fault))
		RaiseFault(&fault);
	return ReturnIqsSummaryRest(fcinfo, rest);
}

/* The final function of the aggregates that give a summary: it leaves the state alone. */
PG_FUNCTION_INFO_V1(iqs_summary_final);
Datum
iqs_summary_final(PG_FUNCTION_ARGS)
{
	return PackedDatum(OpenIqsSummary(PG_GETARG_DATUM(0)));
}

/* A summary's packed bytes, which are equal for equal summaries: as they lie, if packed. */
static const unsigned char *
PackedBytes(Datum value, int *length)
{
	struct varlena *bytes = PG_DETOAST_DATUM_PACKED(value);

	if (VARSIZE_ANY_EXHDR(bytes) > 0 && *VARDATA_ANY(bytes) == IQS_SUMMARY_OPEN)
		bytes = (struct varlena *) DatumGetPointer(PackedDatum(OpenIqsSummary(value)));
	*length = (int) VARSIZE_ANY_EXHDR(bytes);
	return (const unsigned char *) VARDATA_ANY(bytes);
}

/* The order of two summaries, which says nothing but that they differ: by bytes. */
static int
CompareSummaries(FunctionCallInfo fcinfo)
{
	int a_length;
	int b_length;
	const unsigned char *a = PackedBytes(PG_GETARG_DATUM(0), &a_length);
	const unsigned char *b = PackedBytes(PG_GETARG_DATUM(1), &b_length);
	int order = memcmp(a, b, (size_t) Min(a_length, b_length));

	if (order != 0)
		return order < 0 ? -1 : 1;
	return a_length < b_length ? -1 : a_length > b_length;
}

PG_FUNCTION_INFO_V1(iqs_summary_eq);
Datum
iqs_summary_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CompareSummaries(fcinfo) == 0);
}

PG_FUNCTION_INFO_V1(iqs_summary_ne);
Datum
iqs_summary_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CompareSummaries(fcinfo) != 0);
}

PG_FUNCTION_INFO_V1(iqs_summary_lt);
Datum
iqs_summary_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CompareSummaries(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(iqs_summary_le);
Datum
iqs_summary_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CompareSummaries(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(iqs_summary_gt);
Datum
iqs_summary_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CompareSummaries(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(iqs_summary_ge);
Datum
iqs_summary_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CompareSummaries(fcinfo) >= 0);
}

PG_FUNCTION_INFO_V1(iqs_summary_cmp);
Datum
iqs_summary_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(CompareSummaries(fcinfo));
}

PG_FUNCTION_INFO_V1(iqs_summary_hash);
Datum
iqs_summary_hash(PG_FUNCTION_ARGS)
{
	int length;
	const unsigned char *bytes = PackedBytes(PG_GETARG_DATUM(0), &length);

	return hash_any(bytes, length);
}

PG_FUNCTION_INFO_V1(iqs_summary_hash_extended);
Datum
iqs_summary_hash_extended(PG_FUNCTION_ARGS)
{
	int length;
	const unsigned char *bytes = PackedBytes(PG_GETARG_DATUM(0), &length);

	return hash_any_extended(bytes, length, (uint64) PG_GETARG_INT64(1));
}
