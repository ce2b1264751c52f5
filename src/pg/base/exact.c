/*
 * exact.c: core's exact numbers as numeric.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"

#include "core/base/decimal.h"
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
