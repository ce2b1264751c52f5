/*
 * iqs_ops.c: the operators of iqs_summary: + and -, its comparisons and its hash.
 *
 * iqs_summary_merge is also the transition and the combine function of the aggregate sum and the
 * combine function of the other aggregates, iqs_summary_subtract the inverse: in an aggregate
 * they change the state in place.
 */
#include "postgres.h"

#include "pg/base/comparison.h"
#include "pg/base/raise.h"
#include "pg/review/iqs_summary.h"

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
static ValueBytes
SummaryBytes(Datum value)
{
	struct varlena *bytes = PG_DETOAST_DATUM_PACKED(value);

	if (VARSIZE_ANY_EXHDR(bytes) > 0 && *VARDATA_ANY(bytes) == IQS_SUMMARY_OPEN)
		bytes = (struct varlena *) DatumGetPointer(PackedDatum(OpenIqsSummary(value)));
	return (ValueBytes){(const unsigned char *) VARDATA_ANY(bytes), (int) VARSIZE_ANY_EXHDR(bytes)};
}

COMPARISON_ENTRIES(iqs_summary, SummaryBytes)
