/*
 * rating_points.c: what one answer is worth to a metric, and its class in NPS, for tools that
 * can only average or count. The metric is the average of the points.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "pg/base/exact.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"
#include "pg/survey/rating_metric.h"

/* Arguments: answer and, unless it is the question's own, the scale: low, high. */
typedef struct Question
{
	const Survey *survey; /* NULL where the scale is in the arguments */
	Scale scale;
} Question;

static inline Question
QuestionOf(FunctionCallInfo fcinfo, MetricName name)
{
	Question question = {.survey = SurveyOf(MetricRowOf(name)->survey)};

	question.scale = question.survey->scale;
	if (PG_NARGS() > 1)
		question = (Question){NULL, ScaleArguments(fcinfo, 1)};
	return question;
}

/* The points of an answer that is on the scale: numeric where they are divided, else integer. */
static Datum
PointsDatum(MetricName name, Scale scale, int32 answer)
{
	PointsRule rule;
	Fault fault;
	int64 points;

	if (!MetricRule((Metric){.name = name}, scale, &rule, &fault))
		RaiseFault(&fault);
	points = PointsAt(&rule, scale, answer - scale.low);
	if (rule.kind != POINTS_PERCENT)
		return Int32GetDatum((int32) points);
	return RatioNumeric((Ratio){points, PointsDenominator(&rule, scale)});
}

/* The class of an answer on 0..10, by its points. */
static Datum
CategoryDatum(MetricName name, Scale scale, int32 answer)
{
	int32 points = DatumGetInt32(PointsDatum(name, scale, answer));

	if (points > 0)
		return CStringGetTextDatum("promoter");
	return CStringGetTextDatum(points < 0 ? "detractor" : "passive");
}

/* An entry point for each type of answer. */
#define ANSWER_ENTRY(symbol, NAME, datum, read, argument)                                          \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		Question question = QuestionOf(fcinfo, METRIC_##NAME);                                     \
                                                                                                   \
		return datum(METRIC_##NAME, question.scale,                                                \
					 read(question.survey, question.scale, argument));                             \
	}

#define BOX_METRIC(...)
#define METRIC(NAME, name, ...)                                                                    \
	ANSWER_ENTRY(name##_points_int4, NAME, PointsDatum, IntegerAnswer, PG_GETARG_INT32(0))
#include "core/survey/metrics.def"

#define BOX_METRIC(...)
#define METRIC(NAME, name, ...)                                                                    \
	ANSWER_ENTRY(name##_points_float8, NAME, PointsDatum, DoubleAnswer, PG_GETARG_FLOAT8(0))
#include "core/survey/metrics.def"

#define BOX_METRIC(...)
#define METRIC(NAME, name, ...)                                                                    \
	ANSWER_ENTRY(name##_points_numeric, NAME, PointsDatum, NumericAnswer, PG_GETARG_DATUM(0))
#include "core/survey/metrics.def"

ANSWER_ENTRY(nps_category_int4, NPS, CategoryDatum, IntegerAnswer, PG_GETARG_INT32(0))
ANSWER_ENTRY(nps_category_float8, NPS, CategoryDatum, DoubleAnswer, PG_GETARG_FLOAT8(0))
ANSWER_ENTRY(nps_category_numeric, NPS, CategoryDatum, NumericAnswer, PG_GETARG_DATUM(0))
