/*
 * numeric_answer.c: the slow way to an answer of type numeric, and what is wrong with it.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "pg/base/numeric_answer.h"
#include "pg/base/raise.h"

static pg_noinline void
RaiseRefused(Scale scale, AnswerFlaw flaw, Numeric number)
{
	char quote[FAULT_QUOTE_SIZE];
	const char *text = numeric_normalize(number);
	Fault fault;

	ScaleRefuseAs(scale, flaw, FaultQuote(quote, text, strlen(text)), &fault);
	RaiseFault(&fault);
}

/* Whether a whole number is within the answers that some scale can have. */
static bool
IsOnSomeScale(Datum whole)
{
	Datum least = NumericGetDatum(int64_to_numeric(SCALE_LOW_MIN));
	Datum most = NumericGetDatum(int64_to_numeric(SCALE_LOW_MAX + SCALE_POINTS_MAX));

	return DatumGetBool(DirectFunctionCall2(numeric_ge, whole, least)) &&
		   DatumGetBool(DirectFunctionCall2(numeric_le, whole, most));
}

/*
 * The whole number that a numeric is, where it is one that some scale can have. Raises what is
 * wrong with it otherwise: then it can't be on the given scale, either.
 */
int32
NumericAnswer(Datum value, Scale scale)
{
	Numeric number = DatumGetNumeric(value);
	Datum whole;

	if (numeric_is_nan(number) || numeric_is_inf(number))
		RaiseRefused(scale, ANSWER_IS_NO_NUMBER, number);
	whole = DirectFunctionCall2(numeric_trunc, NumericGetDatum(number), Int32GetDatum(0));
	if (!DatumGetBool(DirectFunctionCall2(numeric_eq, NumericGetDatum(number), whole)))
		RaiseRefused(scale, ANSWER_IS_NOT_WHOLE, number);
	if (!IsOnSomeScale(whole))
		RaiseRefused(scale, ANSWER_IS_OFF_SCALE, number);
	return DatumGetInt32(DirectFunctionCall1(numeric_int4, whole));
}
