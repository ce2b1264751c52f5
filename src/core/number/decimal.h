/*
 * decimal.h: a quotient of whole numbers as a decimal fraction, to as many places as
 * PostgreSQL's numeric gives it.
 */
#ifndef CSMETRICS_CORE_NUMBER_DECIMAL_H
#define CSMETRICS_CORE_NUMBER_DECIMAL_H

#include "core/number/ratio.h"

#include <stdbool.h>
#include <stdint.h>

/* digits / 10^places. */
typedef struct Decimal
{
	int64_t digits;
	int places;
} Decimal;

bool DecimalQuotient(Ratio ratio, Decimal *quotient);

#endif
