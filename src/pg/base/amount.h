/*
 * amount.h: a score or a weight that came as numeric or as double precision. Include it after
 * postgres.h.
 */
#ifndef CSMETRICS_PG_BASE_AMOUNT_H
#define CSMETRICS_PG_BASE_AMOUNT_H

#include "fmgr.h"
#include "utils/numeric.h"

typedef struct Amount
{
	bool is_finite;
	int64 millionths;  /* rounded half away from zero; beyond 10^8 PG_INT64_MAX or its negative */
	bool is_below_50;  /* exactly, before it is rounded */
	PGFunction output; /* writes the value, for messages */
	Datum value;
} Amount;

extern Amount AmountOfNumeric(Numeric value);
extern Amount AmountOfDouble(double value);
extern char *AmountText(const Amount *amount);

#endif
