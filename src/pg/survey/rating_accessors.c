/*
 * rating_accessors.c: what a rating_summary tells: metrics, mean, spread, counts, boxes.
 *
 * Each metric's accessor is also the final function of its one-step aggregate. No answers at
 * all give NULL for a metric and 0 for a count.
 */
#include "postgres.h"

#include <math.h>

#include "utils/fmgrprotos.h"

#include "pg/base/exact.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_metric.h"
#include "pg/survey/rating_summary.h"

/* The mean points of a summary's answers as numeric; false where there are no answers. */
static bool
MeanNumeric(const RatingSummary *summary, const Points *points, Datum *mean)
{
	if (RatingSummaryIsWeighted(summary))
	{
		RatingWeights weights;

		RatingWeightsRead(summary, &weights);
		if (!(RatingWeightsTotal(&weights) > 0))
			return false;
		*mean = DoubleNumeric(RatingWeightsMean(&weights, points));
	}
	else
	{
		RatingCounts counts;
		Ratio ratio;

		RatingCountsRead(summary, &counts);
		ratio = RatingCountsMean(&counts, points);
		if (ratio.denominator == 0)
			return false;
		*mean = RatioNumeric(ratio);
	}
	return true;
}

/*
 * The metric of this name, with its boxes from the arguments from n on; they must not be null.
 */
Metric
MetricArgument(FunctionCallInfo fcinfo, int n, MetricName name)
{
	Metric metric = {.name = name};
	int asks = MetricAsks(name);

	for (int i = 0; i < asks; i++)
		metric.boxes[i] = PG_GETARG_INT32(n + i);
	return metric;
}

/*
 * A metric's value as numeric; false where there are no answers. Raises an error where the
 * metric is not for the summary's scale.
 */
bool
MetricNumeric(const RatingSummary *summary, Metric metric, Datum *value)
{
	Points points;
	Fault fault;

	if (!MetricPoints(metric, RatingSummaryScale(summary), &points, &fault))
		RaiseFault(&fault);
	return MeanNumeric(summary, &points, value);
}

/* Arguments: summary, boxes. */
static Datum
ReturnMetric(FunctionCallInfo fcinfo, MetricName name)
{
	Datum value;

	if (!MetricNumeric(PG_GETARG_RATING_SUMMARY(0), MetricArgument(fcinfo, 1, name), &value))
		PG_RETURN_NULL();
	return value;
}

#define METRIC(NAME, name, ...) METRIC_ENTRY(rating_summary_##name, ReturnMetric, NAME)
#include "core/survey/metrics.def"

PG_FUNCTION_INFO_V1(rating_summary_stddev);
Datum
rating_summary_stddev(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);

	if (RatingSummaryIsWeighted(summary))
	{
		RatingWeights weights;
		double stddev;

		RatingWeightsRead(summary, &weights);
		stddev = RatingWeightsStddev(&weights);
		if (!isnan(stddev))
			return DoubleNumeric(stddev);
	}
	else
	{
		RatingCounts counts;
		Int128 sum, squares;
		int64 total;

		RatingCountsRead(summary, &counts);
		total = RatingCountsTotal(&counts);
		if (total > 1)
		{
			Numeric step = NULL;

			if (ScaleIsStepped(counts.scale))
				step = DatumGetNumeric(BillionthsNumeric(counts.scale.step));
			RatingCountsMoments(&counts, &sum, &squares);
			return StddevNumeric(total, sum, squares, step);
		}
	}
	PG_RETURN_NULL();
}

PG_FUNCTION_INFO_V1(rating_summary_responses);
Datum
rating_summary_responses(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);

	if (RatingSummaryIsWeighted(summary))
	{
		RatingWeights weights;

		RatingWeightsRead(summary, &weights);
		PG_RETURN_INT64(weights.answers);
	}
	else
	{
		RatingCounts counts;

		RatingCountsRead(summary, &counts);
		PG_RETURN_INT64(RatingCountsTotal(&counts));
	}
}

/* The answers of so many points in NPS: their number or, where weighted, their weight. */
static Datum
ReturnNpsGroup(int64 value, const RatingSummary *summary)
{
	Points points;
	Fault fault;

	if (!MetricPoints((Metric){.name = METRIC_NPS}, RatingSummaryScale(summary), &points, &fault))
		RaiseFault(&fault);
	if (RatingSummaryIsWeighted(summary))
	{
		RatingWeights weights;

		RatingWeightsRead(summary, &weights);
		return DoubleNumeric(RatingWeightsWithPoints(&weights, &points, value));
	}
	else
	{
		RatingCounts counts;

		RatingCountsRead(summary, &counts);
		return IntegerNumeric(RatingCountsWithPoints(&counts, &points, value));
	}
}

PG_FUNCTION_INFO_V1(rating_summary_promoters);
Datum
rating_summary_promoters(PG_FUNCTION_ARGS)
{
	return ReturnNpsGroup(100, PG_GETARG_RATING_SUMMARY(0));
}

PG_FUNCTION_INFO_V1(rating_summary_passives);
Datum
rating_summary_passives(PG_FUNCTION_ARGS)
{
	return ReturnNpsGroup(0, PG_GETARG_RATING_SUMMARY(0));
}

PG_FUNCTION_INFO_V1(rating_summary_detractors);
Datum
rating_summary_detractors(PG_FUNCTION_ARGS)
{
	return ReturnNpsGroup(-100, PG_GETARG_RATING_SUMMARY(0));
}
