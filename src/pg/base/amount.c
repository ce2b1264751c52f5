/*
 * amount.c: a score or a weight that came as numeric or as double precision.
 */
#include "postgres.h"

#include <math.h>

#include "utils/fmgrprotos.h"

#include "core/base/fault.h"
#include "pg/base/amount.h"
#include "pg/base/numeric_parts.h"

/* Where millionths would get near the end of 64 bits. */
#define LIMIT 1e8

Amount
AmountOfNumeric(Numeric value)
{
	NumericParts parts = ReadNumeric(value);
	Amount amount = {.is_finite = parts.is_finite, .output = numeric_out};

	amount.value = NumericGetDatum(value);
	if (!parts.is_finite)
		return amount;
	if (!NumericMillionths(&parts, &amount.millionths))
		amount.millionths = parts.is_negative ? -PG_INT64_MAX : PG_INT64_MAX;
	amount.is_below_50 = parts.is_negative || (parts.weight <= 0 && DigitOf(&parts, 0) < 50);
	return amount;
}

Amount
AmountOfDouble(double value)
{
	Amount amount = {.is_finite = !isnan(value) && !isinf(value), .output = float8out};

	amount.value = Float8GetDatum(value);
	if (!amount.is_finite)
		return amount;
	amount.is_below_50 = value < 50;
	if (fabs(value) < LIMIT)
		amount.millionths = (int64) round(value * (double) MILLION);
	else
		amount.millionths = value > 0 ? PG_INT64_MAX : -PG_INT64_MAX;
	return amount;
}

/* The amount as it came, for a message: of a long one the beginning. */
char *
AmountText(const Amount *amount)
{
	const char *text = DatumGetCString(DirectFunctionCall1(amount->output, amount->value));

	return (char *) FaultQuote(palloc(FAULT_QUOTE_SIZE), text, strlen(text));
}
