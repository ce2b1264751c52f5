/*
 * rating_sample_size.c: how many answers a metric takes to be known to a margin.
 */
#include "postgres.h"

#include "core/survey/metric_sample.h"
#include "core/statistics/sample_size.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_summary.h"

static double
CheckedMargin(float8 margin)
{
	Fault fault;

	if (!MarginCheck(margin, &fault))
		RaiseFault(&fault);
	return margin;
}

/* Arguments: margin, confidence. The range is that of the metric, from end to end. */
static Datum
ReturnSizeAtWorst(FunctionCallInfo fcinfo, double range)
{
	double margin = CheckedMargin(PG_GETARG_FLOAT8(0));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1));
	int64 answers = 0;
	Fault fault;

	if (!SampleSizeAtWorst(range, margin, z, &answers, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(answers);
}

/* Arguments: pilot, margin, confidence. A pilot without answers tells nothing: NULL. */
static Datum
ReturnSizeLike(FunctionCallInfo fcinfo, MetricName metric)
{
	double margin = CheckedMargin(PG_GETARG_FLOAT8(1));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(2));
	MetricSample pilot;
	Sample points;
	int64 answers = 0;
	Fault fault;

	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(0), metric, &pilot, &fault))
		RaiseFault(&fault);
	if (pilot.is_empty)
		PG_RETURN_NULL();
	points = SampleOf(&pilot);
	if (!SampleSizeLike(&points, pilot.denominator, margin, z, &answers, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(answers);
}

PG_FUNCTION_INFO_V1(nps_sample_size);
Datum
nps_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeAtWorst(fcinfo, 200.0);
}

PG_FUNCTION_INFO_V1(percent_sample_size);
Datum
percent_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeAtWorst(fcinfo, 100.0);
}

/* Arguments: margin, confidence, low, high. */
PG_FUNCTION_INFO_V1(ces_sample_size);
Datum
ces_sample_size(PG_FUNCTION_ARGS)
{
	Scale scale;
	Fault fault;

	if (!ScaleMake(PG_GETARG_INT32(2), PG_GETARG_INT32(3), &scale, &fault))
		RaiseFault(&fault);
	return ReturnSizeAtWorst(fcinfo, scale.points - 1);
}

PG_FUNCTION_INFO_V1(rating_summary_nps_sample_size);
Datum
rating_summary_nps_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeLike(fcinfo, METRIC_NPS);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_sample_size);
Datum
rating_summary_csat_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeLike(fcinfo, METRIC_CSAT);
}

PG_FUNCTION_INFO_V1(rating_summary_csat_top2_sample_size);
Datum
rating_summary_csat_top2_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeLike(fcinfo, METRIC_CSAT_TOP2);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_sample_size);
Datum
rating_summary_ces_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeLike(fcinfo, METRIC_CES);
}

PG_FUNCTION_INFO_V1(rating_summary_ces_top3_sample_size);
Datum
rating_summary_ces_top3_sample_size(PG_FUNCTION_ARGS)
{
	return ReturnSizeLike(fcinfo, METRIC_CES_TOP3);
}
