/*
 * rating_points.c: the points of one answer in a metric, and its class in NPS, for tools that
 * can only average or count. The metric is the average of the points.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "pg/base/exact.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"
#include "pg/survey/rating_metric.h"

/* Arguments: answer and, unless it is the question's own, the scale: low, high. */
static inline Scale
ScaleOf(FunctionCallInfo fcinfo, MetricName name)
{
	if (PG_NARGS() > 1)
		return ScaleArguments(fcinfo, 1);
	return SurveyOf(MetricRowOf(name)->survey)->scale;
}

/* The points of the answer at a point of the scale: numeric where they are divided, else integer. */
static Datum
PointsDatum(MetricName name, Scale scale, int32 point)
{
	const PointsRule *own = &MetricRowOf(name)->points;
	PointsRule rule;
	Fault fault;
	int64 points;

	/* the commonest: boxes that the scale has room for */
	if (own->kind == POINTS_BOXES && own->top + own->bottom < scale.points)
		return Int32GetDatum((int32) PointsAt(own, scale, point));
	if (!MetricRule((Metric){.name = name}, scale, &rule, &fault))
		RaiseFault(&fault);
	points = PointsAt(&rule, scale, point);
	if (rule.kind != POINTS_PERCENT)
		return Int32GetDatum((int32) points);
	return RatioNumeric((Ratio){points, PointsDenominator(&rule, scale)});
}

/* The class of an answer on 0..10, by its points. */
static Datum
CategoryDatum(MetricName name, Scale scale, int32 point)
{
	int32 points = DatumGetInt32(PointsDatum(name, scale, point));

	if (points > 0)
		return CStringGetTextDatum("promoter");
	return CStringGetTextDatum(points < 0 ? "detractor" : "passive");
}

/* An entry point for each type of answer. */
#define ANSWER_ENTRY(symbol, NAME, datum, read, argument)                                          \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		Scale scale = ScaleOf(fcinfo, METRIC_##NAME);                                              \
                                                                                                   \
		return datum(METRIC_##NAME, scale, read(fcinfo, scale, argument));                         \
	}

#define BOX_METRIC(...)
#define METRIC(NAME, name, ...)                                                                    \
	ANSWER_ENTRY(name##_points_int4, NAME, PointsDatum, IntegerPoint, PG_GETARG_INT32(0))
#include "core/survey/metrics.def"

#define BOX_METRIC(...)
#define METRIC(NAME, name, ...)                                                                    \
	ANSWER_ENTRY(name##_points_float8, NAME, PointsDatum, DoublePoint, PG_GETARG_FLOAT8(0))
#include "core/survey/metrics.def"

#define BOX_METRIC(...)
#define METRIC(NAME, name, ...)                                                                    \
	ANSWER_ENTRY(name##_points_numeric, NAME, PointsDatum, NumericPoint, PG_GETARG_DATUM(0))
#include "core/survey/metrics.def"

ANSWER_ENTRY(nps_category_int4, NPS, CategoryDatum, IntegerPoint, PG_GETARG_INT32(0))
ANSWER_ENTRY(nps_category_float8, NPS, CategoryDatum, DoublePoint, PG_GETARG_FLOAT8(0))
ANSWER_ENTRY(nps_category_numeric, NPS, CategoryDatum, NumericPoint, PG_GETARG_DATUM(0))
