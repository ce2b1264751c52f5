/*
 * rating_interval.c: how sure the metrics of a rating_summary are, and what changed.
 */
#include "postgres.h"

#include "core/statistics/confidence.h"
#include "core/survey/metric_sample.h"
#include "pg/base/exact.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_accessors.h"
#include "pg/survey/rating_summary.h"

/* Arguments: summary, confidence. No answers give NULL. */
static Datum
ReturnInterval(FunctionCallInfo fcinfo, MetricName metric)
{
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1));
	MetricSample sample;
	Fault fault;

	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(0), metric, &sample, &fault))
		RaiseFault(&fault);
	if (sample.is_empty)
		PG_RETURN_NULL();
	return IntervalRange(MetricInterval(&sample, z));
}

/* Raises an error where both summaries are there and not on the same scale. */
static void
CheckSameScale(FunctionCallInfo fcinfo)
{
	Fault fault;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) ||
		ScaleMatch(RatingSummaryScale(PG_GETARG_RATING_SUMMARY(0)),
				   RatingSummaryScale(PG_GETARG_RATING_SUMMARY(1)), &fault))
		return;
	FaultHint(&fault, "Compare answers to one question, on one scale.");
	RaiseFault(&fault);
}

/* The n-th argument as a sample and as a metric's value; false where there is none. */
static bool
ReadSide(FunctionCallInfo fcinfo, int n, MetricName metric, MetricSample *sample, Datum *value)
{
	Fault fault;

	if (PG_ARGISNULL(n))
		return false;
	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(n), metric, sample, &fault))
		RaiseFault(&fault);
	return MetricNumeric(PG_GETARG_RATING_SUMMARY(n), metric, value);
}

/*
 * Arguments: before, after, confidence; any of them may be NULL. What follows from a side that
 * is NULL or has no answers is NULL.
 */
static Datum
ReturnChange(FunctionCallInfo fcinfo, MetricName metric)
{
	bool knows_z = !PG_ARGISNULL(2);
	double z = ZOfConfidence(knows_z ? PG_GETARG_FLOAT8(2) : CONFIDENCE_DEFAULT);
	MetricSample before, after;
	MetricPair pair = {0};
	Change change = {0};

	CheckSameScale(fcinfo);
	pair.knows_before = ReadSide(fcinfo, 0, metric, &before, &pair.before);
	pair.knows_after = ReadSide(fcinfo, 1, metric, &after, &pair.after);
	if (pair.knows_before && pair.knows_after)
		change = MetricChange(&before, &after, z);
	return ChangeRow(fcinfo, &pair, &change, knows_z);
}

PG_FUNCTION_INFO_V1(rating_summary_nps_ci);
Datum
rating_summary_nps_ci(PG_FUNCTION_ARGS)
{
	return ReturnInterval(fcinfo, METRIC_NPS);
}

PG_FUNCTION_INFO_V1(rating_summary_nps_change);
Datum
rating_summary_nps_change(PG_FUNCTION_ARGS)
{
	return ReturnChange(fcinfo, METRIC_NPS);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_ci);
Datum
rating_summary_csat_ci(PG_FUNCTION_ARGS)
{
	return ReturnInterval(fcinfo, METRIC_CSAT);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_change);
Datum
rating_summary_csat_change(PG_FUNCTION_ARGS)
{
	return ReturnChange(fcinfo, METRIC_CSAT);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_top2_ci);
Datum
rating_summary_csat_top2_ci(PG_FUNCTION_ARGS)
{
	return ReturnInterval(fcinfo, METRIC_CSAT_TOP2);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_top2_change);
Datum
rating_summary_csat_top2_change(PG_FUNCTION_ARGS)
{
	return ReturnChange(fcinfo, METRIC_CSAT_TOP2);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_ci);
Datum
rating_summary_ces_ci(PG_FUNCTION_ARGS)
{
	return ReturnInterval(fcinfo, METRIC_CES);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_change);
Datum
rating_summary_ces_change(PG_FUNCTION_ARGS)
{
	return ReturnChange(fcinfo, METRIC_CES);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_top3_ci);
Datum
rating_summary_ces_top3_ci(PG_FUNCTION_ARGS)
{
	return ReturnInterval(fcinfo, METRIC_CES_TOP3);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_top3_change);
Datum
rating_summary_ces_top3_change(PG_FUNCTION_ARGS)
{
	return ReturnChange(fcinfo, METRIC_CES_TOP3);
}
