/*
 * exact.c: core's exact numbers as numeric.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"

#include "core/number/decimal.h"
#include "pg/base/exact.h"

/* Half of an Int128's decimal digits: each half fits into an int64. */
#define HALF_DIGITS INT64CONST(1000000000000000000)

/* A whole number within 10^36 as numeric. */
Datum
IntegerNumeric(Int128 value)
{
	Datum high;
	Datum low;

	if (value >= PG_INT64_MIN && value <= PG_INT64_MAX)
		return NumericGetDatum(int64_to_numeric((int64) value));
	high = DirectFunctionCall2(numeric_mul,
							   NumericGetDatum(int64_to_numeric((int64) (value / HALF_DIGITS))),
							   NumericGetDatum(int64_to_numeric(HALF_DIGITS)));
	low = NumericGetDatum(int64_to_numeric((int64) (value % HALF_DIGITS)));
	return DirectFunctionCall2(numeric_add, high, low);
}

/* A number of billionths as numeric, without trailing zeros. */
Datum
BillionthsNumeric(int64 value)
{
	return DirectFunctionCall1(numeric_trim_scale,
							   NumericGetDatum(int64_div_fast_to_numeric(value, 9)));
}

/* numerator / denominator as numeric divides: whole divisions exactly, others to 16 digits. */
Datum
RatioNumeric(Ratio ratio)
{
	Decimal quotient;

	if (likely(DecimalQuotient(ratio, &quotient)))
		return NumericGetDatum(int64_div_fast_to_numeric(quotient.digits, quotient.places));
	return DirectFunctionCall2(numeric_div, IntegerNumeric(ratio.numerator),
							   IntegerNumeric(ratio.denominator));
}

/* A finite double as numeric, to the 15 digits that a double is sure of. */
Datum
DoubleNumeric(double value)
{
	return DirectFunctionCall1(float8_numeric, Float8GetDatum(value));
}

/*
 * The sample standard deviation of count numbers, as PostgreSQL's own stddev computes it: the root
 * of (n sum x^2 - (sum x)^2) / (n (n - 1)). count is at least 2. unit is what 1 is in the unit
 * of the result, or NULL where it is 1.
 */
Datum
StddevNumeric(int64 count, Int128 sum, Int128 squares, Numeric unit)
{
	Datum n = IntegerNumeric(count);
	Datum numerator = DirectFunctionCall2(
		numeric_sub, DirectFunctionCall2(numeric_mul, n, IntegerNumeric(squares)),
		DirectFunctionCall2(numeric_mul, IntegerNumeric(sum), IntegerNumeric(sum)));
	Datum denominator = DirectFunctionCall2(numeric_mul, n, IntegerNumeric((Int128) count - 1));

	if (unit != NULL)
		numerator = DirectFunctionCall2(
			numeric_mul, numerator,
			DirectFunctionCall2(numeric_mul, NumericGetDatum(unit), NumericGetDatum(unit)));
	return DirectFunctionCall1(numeric_sqrt,
							   DirectFunctionCall2(numeric_div, numerator, denominator));
}
