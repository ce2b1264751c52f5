/*
 * numeric_answer.c: the slow way to an answer of type numeric, and what is wrong with it.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "pg/base/numeric_answer.h"

/* Says what is wrong with a numeric that is no answer. Always returns false. */
static bool
Refuse(Scale scale, AnswerFlaw flaw, Numeric number, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];
	const char *text = numeric_normalize(number);

	return ScaleRefuseAs(scale, flaw, FaultQuote(quote, text, strlen(text)), fault);
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
 * The whole number that a numeric is, where it is one that some scale can have. Otherwise it
 * can't be on the given scale, either: false, and the fault says what is wrong with it.
 */
bool
NumericWholeAnswer(Datum value, Scale scale, int32 *whole, Fault *fault)
{
	Numeric number = DatumGetNumeric(value);
	Datum truncated;

	if (numeric_is_nan(number) || numeric_is_inf(number))
		return Refuse(scale, ANSWER_IS_NO_NUMBER, number, fault);
	truncated = DirectFunctionCall2(numeric_trunc, NumericGetDatum(number), Int32GetDatum(0));
	if (!DatumGetBool(DirectFunctionCall2(numeric_eq, NumericGetDatum(number), truncated)))
		return Refuse(scale, ANSWER_IS_NOT_WHOLE, number, fault);
	if (!IsOnSomeScale(truncated))
		return Refuse(scale, ANSWER_IS_OFF_SCALE, number, fault);
	*whole = DatumGetInt32(DirectFunctionCall1(numeric_int4, truncated));
	return true;
}
