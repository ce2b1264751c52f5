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
#include "pg/survey/rating_accessors.h"
#include "pg/survey/rating_summary.h"

/* The mean worth of a summary's answers as numeric; false where there is none. */
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

static Datum
ReturnMean(FunctionCallInfo fcinfo, const RatingSummary *summary, const Points *points)
{
	Datum mean;

	if (!MeanNumeric(summary, points, &mean))
		PG_RETURN_NULL();
	return mean;
}

/*
 * A metric's value as numeric; false where there are no answers. Raises an error where the
 * metric is not for the summary's scale.
 */
bool
MetricNumeric(const RatingSummary *summary, MetricName metric, Datum *value)
{
	Points points;
	Fault fault;

	if (!MetricPoints(metric, RatingSummaryScale(summary), &points, &fault))
		RaiseFault(&fault);
	return MeanNumeric(summary, &points, value);
}

static Datum
ReturnMetric(FunctionCallInfo fcinfo, MetricName metric)
{
	Datum value;

	if (!MetricNumeric(PG_GETARG_RATING_SUMMARY(0), metric, &value))
		PG_RETURN_NULL();
	return value;
}

PG_FUNCTION_INFO_V1(rating_summary_nps);
Datum
rating_summary_nps(PG_FUNCTION_ARGS)
{
	return ReturnMetric(fcinfo, METRIC_NPS);
}

PG_FUNCTION_INFO_V1(rating_summary_csat);
Datum
rating_summary_csat(PG_FUNCTION_ARGS)
{
	return ReturnMetric(fcinfo, METRIC_CSAT);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_top2);
Datum
rating_summary_csat_top2(PG_FUNCTION_ARGS)
{
	return ReturnMetric(fcinfo, METRIC_CSAT_TOP2);
}

PG_FUNCTION_INFO_V1(rating_summary_ces);
Datum
rating_summary_ces(PG_FUNCTION_ARGS)
{
	return ReturnMetric(fcinfo, METRIC_CES);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_top3);
Datum
rating_summary_ces_top3(PG_FUNCTION_ARGS)
{
	return ReturnMetric(fcinfo, METRIC_CES_TOP3);
}

PG_FUNCTION_INFO_V1(rating_summary_top_box);
Datum
rating_summary_top_box(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);
	Points points;
	Fault fault;

	if (!TopBoxPoints(PG_GETARG_INT32(1), RatingSummaryScale(summary), &points, &fault))
		RaiseFault(&fault);
	return ReturnMean(fcinfo, summary, &points);
}

PG_FUNCTION_INFO_V1(rating_summary_bottom_box);
Datum
rating_summary_bottom_box(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);
	Points points;
	Fault fault;

	if (!BottomBoxPoints(PG_GETARG_INT32(1), RatingSummaryScale(summary), &points, &fault))
		RaiseFault(&fault);
	return ReturnMean(fcinfo, summary, &points);
}

PG_FUNCTION_INFO_V1(rating_summary_net_box);
Datum
rating_summary_net_box(PG_FUNCTION_ARGS)
{
	const RatingSummary *summary = PG_GETARG_RATING_SUMMARY(0);
	Points points;
	Fault fault;

	if (!NetBoxPoints(PG_GETARG_INT32(1), PG_GETARG_INT32(2), RatingSummaryScale(summary), &points,
					  &fault))
		RaiseFault(&fault);
	return ReturnMean(fcinfo, summary, &points);
}

/* (n sum x^2 - (sum x)^2) / (n (n - 1)), the sample variance, as PostgreSQL's own stddev. */
static Datum
SampleVariance(const RatingCounts *counts, int64 total)
{
	Datum n = IntegerNumeric(total);
	Int128 sum;
	Int128 squares;
	Datum numerator;
	Datum denominator;

	RatingCountsMoments(counts, &sum, &squares);
	numerator = DirectFunctionCall2(
		numeric_sub, DirectFunctionCall2(numeric_mul, n, IntegerNumeric(squares)),
		DirectFunctionCall2(numeric_mul, IntegerNumeric(sum), IntegerNumeric(sum)));
	denominator = DirectFunctionCall2(numeric_mul, n, IntegerNumeric((Int128) total - 1));
	return DirectFunctionCall2(numeric_div, numerator, denominator);
}

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
		int64 total;

		RatingCountsRead(summary, &counts);
		total = RatingCountsTotal(&counts);
		if (total > 1)
			return DirectFunctionCall1(numeric_sqrt, SampleVariance(&counts, total));
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

/* The answers that are worth so much to NPS: their number or, where weighted, their weight. */
static Datum
ReturnNpsGroup(int64 value, const RatingSummary *summary)
{
	Points points;
	Fault fault;

	if (!MetricPoints(METRIC_NPS, RatingSummaryScale(summary), &points, &fault))
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
