/*
 * rating_answer.c: an answer and its scale, as arguments of SQL functions, and what is wrong
 * with them.
 */
#include "postgres.h"

#include "pg/base/numeric_answer.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"

/* The scale in arguments n and n + 1: low, high. */
Scale
ScaleArguments(FunctionCallInfo fcinfo, int n)
{
	Scale scale;
	Fault fault;

	if (PG_ARGISNULL(n) || PG_ARGISNULL(n + 1))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("the lowest and the highest answer of a scale must not be null"),
						errhint("Leave rows without a scale out with FILTER (WHERE ...).")));
	if (!ScaleMake(PG_GETARG_INT32(n), PG_GETARG_INT32(n + 1), &scale, &fault))
		RaiseFault(&fault);
	return scale;
}

/* Raises what is wrong with an answer to a question; survey is NULL where nobody knows which. */
void
RaiseAnswerFault(const Survey *survey, Fault *fault)
{
	if (survey != NULL)
		FaultName(fault, survey->title);
	RaiseFault(fault);
}

static pg_noinline void
RaiseRefused(const Survey *survey, Scale scale, double answer)
{
	Fault fault;

	ScaleRefuse(scale, answer, &fault);
	RaiseAnswerFault(survey, &fault);
}

/* An answer that is on the scale; raises an error where it isn't. */
int32
IntegerAnswer(const Survey *survey, Scale scale, int32 answer)
{
	if (answer < scale.low || answer > ScaleHigh(scale))
		RaiseRefused(survey, scale, answer);
	return answer;
}

/* The same of a double: it must be a whole number, too. */
int32
DoubleAnswer(const Survey *survey, Scale scale, double answer)
{
	int32 whole = 0;

	if (!AnswerFromDouble(answer, &whole))
		RaiseRefused(survey, scale, answer);
	return IntegerAnswer(survey, scale, whole);
}

/* The same of a numeric. */
int32
NumericAnswer(const Survey *survey, Scale scale, Datum answer)
{
	int32 whole;
	Fault fault;

	if (!NumericDigit(answer, &whole) && !NumericWholeAnswer(answer, scale, &whole, &fault))
		RaiseAnswerFault(survey, &fault);
	return IntegerAnswer(survey, scale, whole);
}
