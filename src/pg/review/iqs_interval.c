/*
 * iqs_interval.c: how sure the IQS of a summary is, what changed, and how many reviews it takes.
 */
#include "postgres.h"

#include <math.h>

#include "core/review/iqs_sample.h"
#include "core/statistics/confidence.h"
#include "core/statistics/design_effect.h"
#include "core/statistics/sample_size.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"
#include "pg/review/iqs_accessors.h"
#include "pg/review/iqs_certainty.h"
#include "pg/review/iqs_summary.h"

/* How far IQS and a pass rate may lie apart. */
#define PERCENT_RANGE 100.0

/* Arguments from n on: confidence, design effect. The interval of a sample that is not empty. */
Datum
SampleInterval(FunctionCallInfo fcinfo, int n, IqsSample *sample)
{
	double z = ZOfConfidence(PG_GETARG_FLOAT8(n));

	DivideCounts(sample->count, sample->sample.boxes, CheckedDesignEffect(PG_GETARG_FLOAT8(n + 1)));
	return IntervalRange(ScoreInterval(&sample->sample, z));
}

/*
 * Arguments from n on: confidence, design effect; either may be NULL. Gives what they are, and in
 * pair what is known of the change.
 */
double
ChangeArguments(FunctionCallInfo fcinfo, int n, MetricPair *pair, double *design_effect)
{
	pair->knows_interval = !PG_ARGISNULL(n);
	pair->knows_p_value = !PG_ARGISNULL(n + 1);
	*design_effect =
		CheckedDesignEffect(pair->knows_p_value ? PG_GETARG_FLOAT8(n + 1) : DESIGN_EFFECT_DEFAULT);
	return ZOfConfidence(pair->knows_interval ? PG_GETARG_FLOAT8(n) : CONFIDENCE_DEFAULT);
}

/* Arguments from n on: confidence, design effect. The row of a change from before to after. */
Datum
SampleChange(FunctionCallInfo fcinfo, int n, MetricPair *pair, IqsSample *before, IqsSample *after)
{
	double design_effect;
	double z = ChangeArguments(fcinfo, n, pair, &design_effect);
	Change change = {0};

	if (pair->knows_before && pair->knows_after)
	{
		DivideCounts(before->count, before->sample.boxes, design_effect);
		DivideCounts(after->count, after->sample.boxes, design_effect);
		change = MoverChange(&before->sample, &after->sample, z);
	}
	return ChangeRow(fcinfo, pair, &change);
}

/* Arguments from n on: margin, confidence, design effect; of a pilot that is not empty. */
Datum
SampleSize(FunctionCallInfo fcinfo, int n, const IqsSample *pilot)
{
	double margin = CheckedMargin(PG_GETARG_FLOAT8(n));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(n + 1)) *
			   sqrt(DesignEffectWithin(CheckedDesignEffect(PG_GETARG_FLOAT8(n + 2))));
	int64 reviews;
	Fault fault;

	if (!SampleSizeLike(&pilot->sample, 1.0, margin, z, &reviews, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(reviews);
}

/* Arguments from n on: change, confidence, power, design effect; of a pilot that is not empty. */
Datum
ChangeSampleSize(FunctionCallInfo fcinfo, int n, const IqsSample *pilot)
{
	ChangePlan plan = {.change = PG_GETARG_FLOAT8(n),
					   .z = ZOfConfidence(PG_GETARG_FLOAT8(n + 1)),
					   .power = CheckedPower(PG_GETARG_FLOAT8(n + 2)),
					   .design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(n + 3))};
	int64 reviews;
	Fault fault;

	if (!ChangeCheck(plan.change, PERCENT_RANGE, &fault) ||
		!SampleSizeOfChange(SampleVariance(&pilot->sample), PERCENT_RANGE, &plan, &reviews, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(reviews);
}

/* Reads the summary in argument n as a sample; false where it has no reviews. */
static bool
SampleArgument(FunctionCallInfo fcinfo, int n, IqsSample *sample)
{
	const IqsSummary *reviews = OpenIqsSummary(PG_GETARG_DATUM(n));

	if (reviews->reviews == 0)
		return false;
	IqsSampleRead(reviews, sample);
	return true;
}

/* Arguments: summary, confidence, design effect. No reviews give NULL. */
PG_FUNCTION_INFO_V1(iqs_summary_iqs_ci);
Datum
iqs_summary_iqs_ci(PG_FUNCTION_ARGS)
{
	IqsSample sample;

	if (!SampleArgument(fcinfo, 0, &sample))
		PG_RETURN_NULL();
	return SampleInterval(fcinfo, 1, &sample);
}

/* The n-th argument as a sample and as its IQS; false where there is none. */
static bool
ReadSide(FunctionCallInfo fcinfo, int n, IqsSample *sample, Datum *value)
{
	if (PG_ARGISNULL(n) || !SampleArgument(fcinfo, n, sample))
		return false;
	*value = IqsNumeric(OpenIqsSummary(PG_GETARG_DATUM(n)));
	return true;
}

/*
 * Arguments: before, after, confidence, design effect; any of them may be NULL. What follows from
 * a side that is NULL or has no reviews is NULL.
 */
PG_FUNCTION_INFO_V1(iqs_summary_iqs_change);
Datum
iqs_summary_iqs_change(PG_FUNCTION_ARGS)
{
	IqsSample before, after;
	MetricPair pair = {0};

	pair.knows_before = ReadSide(fcinfo, 0, &before, &pair.before);
	pair.knows_after = ReadSide(fcinfo, 1, &after, &pair.after);
	return SampleChange(fcinfo, 2, &pair, &before, &after);
}

/* Arguments: margin, confidence, design effect. Of a pass rate, too. */
PG_FUNCTION_INFO_V1(iqs_sample_size);
Datum
iqs_sample_size(PG_FUNCTION_ARGS)
{
	double margin = CheckedMargin(PG_GETARG_FLOAT8(0));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1)) *
			   sqrt(DesignEffectWithin(CheckedDesignEffect(PG_GETARG_FLOAT8(2))));
	int64 reviews;
	Fault fault;

	if (!SampleSizeAtWorst(PERCENT_RANGE, margin, z, &reviews, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(reviews);
}

/* Arguments: pilot, margin, confidence, design effect. A pilot without reviews gives NULL. */
PG_FUNCTION_INFO_V1(iqs_summary_iqs_sample_size);
Datum
iqs_summary_iqs_sample_size(PG_FUNCTION_ARGS)
{
	IqsSample pilot;

	if (!SampleArgument(fcinfo, 0, &pilot))
		PG_RETURN_NULL();
	return SampleSize(fcinfo, 1, &pilot);
}

/* Arguments: pilot, change, confidence, power, design effect. */
PG_FUNCTION_INFO_V1(iqs_summary_iqs_change_sample_size);
Datum
iqs_summary_iqs_change_sample_size(PG_FUNCTION_ARGS)
{
	IqsSample pilot;

	if (!SampleArgument(fcinfo, 0, &pilot))
		PG_RETURN_NULL();
	return ChangeSampleSize(fcinfo, 1, &pilot);
}
