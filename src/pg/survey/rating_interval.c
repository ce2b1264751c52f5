/*
 * rating_interval.c: how sure the metrics of a rating_summary are, and what changed.
 */
#include "postgres.h"

#include "core/statistics/confidence.h"
#include "core/statistics/design_effect.h"
#include "core/survey/metric_sample.h"
#include "pg/base/exact.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_metric.h"
#include "pg/survey/rating_summary.h"

/* Arguments: summary, boxes, confidence, design effect. No answers give NULL. */
static Datum
ReturnInterval(FunctionCallInfo fcinfo, MetricName name)
{
	int asks = MetricAsks(name);
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1 + asks));
	double design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(2 + asks));
	Metric metric = MetricArgument(fcinfo, 1, name);
	MetricSample sample;
	Fault fault;

	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(0), metric, &sample, &fault))
		RaiseFault(&fault);
	if (sample.is_empty)
		PG_RETURN_NULL();
	DivideCounts(sample.count, sample.boxes, design_effect);
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
ReadSide(FunctionCallInfo fcinfo, int n, Metric metric, MetricSample *sample, Datum *value)
{
	Fault fault;

	if (PG_ARGISNULL(n))
		return false;
	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(n), metric, sample, &fault))
		RaiseFault(&fault);
	return MetricNumeric(PG_GETARG_RATING_SUMMARY(n), metric, value);
}

/* Whether one of the arguments that name a metric's boxes is NULL: they begin at n. */
static bool
BoxesAreNull(FunctionCallInfo fcinfo, int n, int asks)
{
	for (int i = 0; i < asks; i++)
	{
		if (PG_ARGISNULL(n + i))
			return true;
	}
	return false;
}

/*
 * Arguments: before, after, boxes, confidence, design effect; any of them may be NULL. What
 * follows from a side that is NULL or has no answers is NULL, and without boxes all is.
 */
static Datum
ReturnChange(FunctionCallInfo fcinfo, MetricName name)
{
	int asks = MetricAsks(name);
	MetricPair pair = {.knows_interval = !PG_ARGISNULL(2 + asks),
					   .knows_p_value = !PG_ARGISNULL(3 + asks)};
	double z = ZOfConfidence(pair.knows_interval ? PG_GETARG_FLOAT8(2 + asks) : CONFIDENCE_DEFAULT);
	double design_effect = CheckedDesignEffect(pair.knows_p_value ? PG_GETARG_FLOAT8(3 + asks)
																  : DESIGN_EFFECT_DEFAULT);
	MetricSample before, after;
	Change change = {0};

	before.boxes = after.boxes = 0;
	CheckSameScale(fcinfo);
	if (!BoxesAreNull(fcinfo, 2, asks))
	{
		Metric metric = MetricArgument(fcinfo, 2, name);

		pair.knows_before = ReadSide(fcinfo, 0, metric, &before, &pair.before);
		pair.knows_after = ReadSide(fcinfo, 1, metric, &after, &pair.after);
	}
	if (pair.knows_before && pair.knows_after)
	{
		DivideCounts(before.count, before.boxes, design_effect);
		DivideCounts(after.count, after.boxes, design_effect);
		change = MetricChange(&before, &after, z);
	}
	return ChangeRow(fcinfo, &pair, &change);
}

#define METRIC(NAME, name, ...) METRIC_ENTRY(rating_summary_##name##_ci, ReturnInterval, NAME)
#include "core/survey/metrics.def"

#define METRIC(NAME, name, ...) METRIC_ENTRY(rating_summary_##name##_change, ReturnChange, NAME)
#include "core/survey/metrics.def"
