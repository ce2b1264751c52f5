/*
 * rating_sample_size.c: how many answers a metric takes to be known to a margin.
 */
#include "postgres.h"

#include <math.h>

#include "core/statistics/design_effect.h"
#include "core/statistics/sample_size.h"
#include "core/survey/metric_sample.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"
#include "pg/survey/rating_metric.h"
#include "pg/survey/rating_summary.h"

/* Arguments: margin, confidence, where the unit is the scale's low and high, design effect. */
static Datum
ReturnSizeAtWorst(FunctionCallInfo fcinfo, MetricName name)
{
	double margin = CheckedMargin(PG_GETARG_FLOAT8(0));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1));
	Scale scale = PG_NARGS() > 3 ? ScaleArguments(fcinfo, 2) : (Scale){0};
	double design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(PG_NARGS() - 1));
	int64 answers = 0;
	Fault fault;

	z *= sqrt(DesignEffectWithin(design_effect));
	if (!SampleSizeAtWorst(MetricRange(name, scale), margin, z, &answers, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(answers);
}

/* Arguments: pilot, boxes, margin, confidence, design effect. A pilot without answers tells nothing: NULL. */
static Datum
ReturnSizeLike(FunctionCallInfo fcinfo, MetricName name)
{
	int asks = MetricAsks(name);
	Metric metric = MetricArgument(fcinfo, 1, name);
	double margin = CheckedMargin(PG_GETARG_FLOAT8(1 + asks));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(2 + asks));
	double design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(3 + asks));
	MetricSample pilot;
	Sample points;
	int64 answers = 0;
	Fault fault;

	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(0), metric, &pilot, &fault))
		RaiseFault(&fault);
	if (pilot.is_empty)
		PG_RETURN_NULL();
	points = SampleOf(&pilot);
	z *= sqrt(DesignEffectWithin(design_effect));
	if (!SampleSizeLike(&points, pilot.denominator, margin, z, &answers, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(answers);
}

/*
 * Arguments: pilot, boxes, change, confidence, power, design effect. A pilot without answers
 * tells nothing: NULL.
 */
static Datum
ReturnSizeOfChange(FunctionCallInfo fcinfo, MetricName name)
{
	int asks = MetricAsks(name);
	Metric metric = MetricArgument(fcinfo, 1, name);
	ChangePlan plan = {.change = PG_GETARG_FLOAT8(1 + asks),
					   .z = ZOfConfidence(PG_GETARG_FLOAT8(2 + asks)),
					   .power = CheckedPower(PG_GETARG_FLOAT8(3 + asks)),
					   .design_effect = CheckedDesignEffect(PG_GETARG_FLOAT8(4 + asks))};
	MetricSample pilot;
	Scale scale;
	double range;
	int64 answers = 0;
	Fault fault;

	if (!MetricSampleRead(PG_GETARG_RATING_SUMMARY(0), metric, &pilot, &fault))
		RaiseFault(&fault);
	scale = RatingSummaryScale(PG_GETARG_RATING_SUMMARY(0));
	range = scale.points > 0 ? MetricRange(name, scale) : HUGE_VAL;
	if (!ChangeCheck(plan.change, range, &fault))
		RaiseFault(&fault);
	if (pilot.is_empty)
		PG_RETURN_NULL();
	if (!SampleSizeOfChange(MetricVariance(&pilot), range, &plan, &answers, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(answers);
}

#define METRIC(NAME, name, ...) METRIC_ENTRY(name##_sample_size, ReturnSizeAtWorst, NAME)
#include "core/survey/metrics.def"

#define METRIC(NAME, name, ...)                                                                    \
	METRIC_ENTRY(rating_summary_##name##_sample_size, ReturnSizeLike, NAME)
#include "core/survey/metrics.def"

#define METRIC(NAME, name, ...)                                                                    \
	METRIC_ENTRY(rating_summary_##name##_change_sample_size, ReturnSizeOfChange, NAME)
#include "core/survey/metrics.def"
