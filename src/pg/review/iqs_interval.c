/*
 * iqs_interval.c: how sure the IQS of a summary is, and what changed.
 */
#include "postgres.h"

#include "core/statistics/confidence.h"
#include "core/review/iqs_sample.h"
#include "pg/base/certainty.h"
#include "pg/review/iqs_accessors.h"
#include "pg/review/iqs_summary.h"

/* Arguments: summary, confidence. No reviews give NULL. */
PG_FUNCTION_INFO_V1(iqs_summary_iqs_ci);
Datum
iqs_summary_iqs_ci(PG_FUNCTION_ARGS)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(0));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1));
	IqsSample sample;

	if (reviews->reviews == 0)
		PG_RETURN_NULL();
	IqsSampleRead(reviews, &sample);
	return IntervalRange(ScoreInterval(&sample.sample, z));
}

/* The n-th argument as a sample and as its IQS; false where there is none. */
static bool
ReadSide(FunctionCallInfo fcinfo, int n, IqsSample *sample, Datum *value)
{
	const IqsSummary *reviews;

	if (PG_ARGISNULL(n))
		return false;
	reviews = OpenIqsSummary(PG_GETARG_DATUM(n));
	if (reviews->reviews == 0)
		return false;
	IqsSampleRead(reviews, sample);
	*value = IqsNumeric(reviews);
	return true;
}

/*
 * Arguments: before, after, confidence; any of them may be NULL. What follows from a side that
 * is NULL or has no reviews is NULL.
 */
PG_FUNCTION_INFO_V1(iqs_summary_iqs_change);
Datum
iqs_summary_iqs_change(PG_FUNCTION_ARGS)
{
	bool knows_z = !PG_ARGISNULL(2);
	double z = ZOfConfidence(knows_z ? PG_GETARG_FLOAT8(2) : CONFIDENCE_DEFAULT);
	IqsSample before, after;
	MetricPair pair = {0};
	Change change = {0};

	pair.knows_before = ReadSide(fcinfo, 0, &before, &pair.before);
	pair.knows_after = ReadSide(fcinfo, 1, &after, &pair.after);
	if (pair.knows_before && pair.knows_after)
		change = MoverChange(&before.sample, &after.sample, z);
	return ChangeRow(fcinfo, &pair, &change, knows_z);
}
