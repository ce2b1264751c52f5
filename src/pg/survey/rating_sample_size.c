/*
 * rating_sample_size.c: how many answers a metric takes to be known to a margin.
 */
#include "postgres.h"

#include "core/survey/metric_sample.h"
#include "core/statistics/sample_size.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"
#include "pg/survey/rating_metric.h"
#include "pg/survey/rating_summary.h"

static double
CheckedMargin(float8 margin)
{
	Fault fault;

	if (!MarginCheck(margin, &fault))
		RaiseFault(&fault);
	return margin;
}

/* Arguments: margin, confidence and, where the unit is the scale's, low, high. */
static Datum
ReturnSizeAtWorst(FunctionCallInfo fcinfo, MetricName name)
{
	double margin = CheckedMargin(PG_GETARG_FLOAT8(0));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(1));
	Scale scale = PG_NARGS() > 2 ? ScaleArguments(fcinfo, 2) : (Scale){0};
	int64 answers = 0;
	Fault fault;

	if (!SampleSizeAtWorst(MetricRange(name, scale), margin, z, &answers, &fault))
		RaiseFault(&fault);
	PG_RETURN_INT64(answers);
}

/* Arguments: pilot, boxes, margin, confidence. A pilot without answers tells nothing: NULL. */
static Datum
ReturnSizeLike(FunctionCallInfo fcinfo, MetricName name)
{
	int asks = MetricAsks(name);
	Metric metric = MetricArgument(fcinfo, 1, name);
	double margin = CheckedMargin(PG_GETARG_FLOAT8(1 + asks));
	double z = ZOfConfidence(PG_GETARG_FLOAT8(2 + asks));
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

#define METRIC(NAME, name, ...) METRIC_ENTRY(name##_sample_size, ReturnSizeAtWorst, NAME)
#include "core/survey/metrics.def"

#define METRIC(NAME, name, ...)                                                                    \
	METRIC_ENTRY(rating_summary_##name##_sample_size, ReturnSizeLike, NAME)
#include "core/survey/metrics.def"
