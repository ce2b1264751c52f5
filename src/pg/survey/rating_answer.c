/*
 * rating_answer.c: an answer and its scale, as arguments of SQL functions, and what is wrong
 * with them.
 */
#include "postgres.h"

#include <float.h>
#include <math.h>

#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "core/survey/answer.h"
#include "pg/base/numeric_parts.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"

/* Raises an error if one of count arguments, from n on, is null: they are a scale. */
static void
CheckScaleNulls(FunctionCallInfo fcinfo, int n, int count)
{
	for (int i = n; i < n + count; i++)
		if (PG_ARGISNULL(i))
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("the bounds and the step of a scale must not be null"),
							errhint("Leave rows without a scale out with FILTER (WHERE ...).")));
}

/* The scale in arguments n and n + 1: low, high. */
Scale
ScaleArguments(FunctionCallInfo fcinfo, int n)
{
	Scale scale;
	Fault fault;

	CheckScaleNulls(fcinfo, n, 2);
	if (!ScaleMake(PG_GETARG_INT32(n), PG_GETARG_INT32(n + 1), &scale, &fault))
		RaiseFault(&fault);
	return scale;
}

/* Raises a bound or a step that is no number of at most nine decimals within 10^8. */
static pg_noinline void
RaiseBadBound(const char *number)
{
	char quote[FAULT_QUOTE_SIZE];

	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("scale with bound or step %s is not supported",
						   FaultQuote(quote, number, strlen(number))),
					errhint("Bounds and step are numbers within 100000000, of at most nine "
							"decimals.")));
}

/* A bound or a step in billionths; raises an error where it is none that a scale can have. */
int64
DoubleBound(double bound)
{
	double exact = bound * 1e9;
	int64 billionths = 0;
	char text[FAULT_NUMBER_SIZE];

	if (fabs(exact) <= 1e18)
		billionths = (int64) (exact < 0 ? exact - 0.5 : exact + 0.5);
	if (unlikely(!(fabs((double) billionths - exact) <= fabs(exact) * 1e-15)))
		RaiseBadBound(FaultNumber(text, bound));
	return billionths;
}

/* The same of a numeric. */
int64
NumericBound(Numeric bound)
{
	NumericParts parts = ReadNumeric(bound);
	int64 billionths = 0;

	if (!parts.is_finite || !NumericBillionths(&parts, &billionths))
		RaiseBadBound(numeric_normalize(bound));
	return billionths;
}

/* The scale low..high by step, in billionths. */
static Scale
SteppedScale(int64 low, int64 high, int64 step)
{
	Scale scale;
	Fault fault;

	if (!ScaleMakeStepped(low, high, step, &scale, &fault))
		RaiseFault(&fault);
	return scale;
}

/* The scale in arguments n to n + 2: low, high, step. */
Scale
DoubleScaleArguments(FunctionCallInfo fcinfo, int n)
{
	CheckScaleNulls(fcinfo, n, 3);
	return SteppedScale(DoubleBound(PG_GETARG_FLOAT8(n)), DoubleBound(PG_GETARG_FLOAT8(n + 1)),
						DoubleBound(PG_GETARG_FLOAT8(n + 2)));
}

/* The same in numeric. */
Scale
NumericScaleArguments(FunctionCallInfo fcinfo, int n)
{
	CheckScaleNulls(fcinfo, n, 3);
	return SteppedScale(NumericBound(PG_GETARG_NUMERIC(n)), NumericBound(PG_GETARG_NUMERIC(n + 1)),
						NumericBound(PG_GETARG_NUMERIC(n + 2)));
}

/* Whether a function's name begins with a question's or metric's, as "csat_top2_points" does. */
static bool
NameBegins(const char *function, const char *name)
{
	size_t length = strlen(name);

	return strncmp(function, name, length) == 0 &&
		   (function[length] == '\0' || function[length] == '_');
}

/* The question of the metric or of the question that a function's name begins with; or NULL. */
static const Survey *
SurveyOfName(const char *function)
{
	for (int i = 0; i < MetricCount(); i++)
	{
		const MetricRow *row = MetricRowOf((MetricName) i);

		if (row->survey != SURVEY_NONE && NameBegins(function, row->name))
			return SurveyOf(row->survey);
	}
	for (int i = SURVEY_NONE + 1; i < SurveyCount(); i++)
	{
		if (NameBegins(function, SurveyOf((SurveyName) i)->name))
			return SurveyOf((SurveyName) i);
	}
	return NULL;
}

/*
 * What the user called, for messages only: the aggregate, or the function itself. Aggregates
 * that share a state are called together, and any of them is named.
 */
static AnswerCall
CallOf(FunctionCallInfo fcinfo)
{
	AnswerCall call = {.argument = "answer"};
	Aggref *aggregate = AggGetAggref(fcinfo);
	char *function =
		get_func_name(aggregate != NULL ? aggregate->aggfnoid : fcinfo->flinfo->fn_oid);
	const Survey *survey = function != NULL ? SurveyOfName(function) : NULL;

	if (survey == NULL)
		return call;
	/* points have no step */
	if (strstr(function, "_points") != NULL)
		*strstr(function, "_points") = '\0';
	return (AnswerCall){.title = survey->title,
						.function = function,
						.argument = survey->argument,
						.has_fixed_scale = survey->fixed};
}

/* Raises what is wrong with an answer. */
static pg_noinline void
RaiseRefused(FunctionCallInfo fcinfo, Scale scale, double answer, const char *text)
{
	AnswerCall call = CallOf(fcinfo);
	char quote[FAULT_QUOTE_SIZE];
	Fault fault;

	AnswerRefuseAs(&call, scale, answer, FaultQuote(quote, text, strlen(text)), &fault);
	RaiseFault(&fault);
}

/* The point of the scale that an answer is; raises an error where it is none. */
int32
DoublePoint(FunctionCallInfo fcinfo, Scale scale, double answer)
{
	char text[FAULT_NUMBER_SIZE];
	int32 point = 0;

	if (!ScalePoint(scale, answer, &point))
		RaiseRefused(fcinfo, scale, answer, FaultNumber(text, answer));
	return point;
}

/* The same of a whole number. */
int32
IntegerPoint(FunctionCallInfo fcinfo, Scale scale, int32 answer)
{
	uint32 point = (uint32) answer - (uint32) scale.low;

	if (likely(!ScaleIsStepped(scale) && point < (uint32) scale.points))
		return (int32) point;
	return DoublePoint(fcinfo, scale, answer);
}

/* A numeric with more digits than a point of a scale has: as a double, it may be near one. */
static pg_noinline int32
LongNumericPoint(FunctionCallInfo fcinfo, Scale scale, Numeric answer)
{
	double nearest =
		DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, NumericGetDatum(answer)));
	int32 point = 0;

	/* a number that no double holds is a number, for messages */
	if (isinf(nearest) && !numeric_is_inf(answer))
		nearest = nearest > 0 ? DBL_MAX : -DBL_MAX;
	if (!ScalePoint(scale, nearest, &point))
		RaiseRefused(fcinfo, scale, nearest, numeric_normalize(answer));
	return point;
}

/* The same of a numeric. */
int32
NumericPoint(FunctionCallInfo fcinfo, Scale scale, Datum answer)
{
	Numeric number = DatumGetNumeric(answer);
	NumericParts parts = ReadNumeric(number);
	int64 billionths;
	int32 point;

	if (likely(parts.is_finite && NumericBillionths(&parts, &billionths) &&
			   ScalePointOfBillionths(scale, billionths, &point)))
		return point;
	return LongNumericPoint(fcinfo, scale, number);
}
