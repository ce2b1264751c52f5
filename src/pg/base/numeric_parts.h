/*
 * numeric_parts.h: the digits of a numeric, read where they lie. Include it after postgres.h.
 *
 * A score in a numeric is read once per row, and numeric's own functions take longer than all
 * the rest of a review. numeric_answer.h describes the layout, and reads the commonest whole
 * numbers faster; this reads the others, and fractions.
 */
#ifndef CSMETRICS_PG_BASE_NUMERIC_PARTS_H
#define CSMETRICS_PG_BASE_NUMERIC_PARTS_H

#include "core/number/millionths.h"
#include "pg/base/numeric_answer.h"
#include "utils/numeric.h"

/* value = sign * sum of digit[i] * NUMERIC_BASE^(weight - i); no trailing digit is 0 */
typedef struct NumericParts
{
	bool is_finite; /* otherwise NaN or an infinity, and nothing else is filled in */
	bool is_negative;
	int weight;
	int digits;
	const unsigned char *digit; /* two bytes each, perhaps not aligned */
} NumericParts;

static inline NumericParts
ReadNumeric(Numeric number)
{
	const unsigned char *bytes = (const unsigned char *) VARDATA_ANY(number);
	NumericParts parts = {0};
	int size = (int) VARSIZE_ANY_EXHDR(number);
	uint16 header;
	int16 weight;

	memcpy(&header, bytes, sizeof header);
	if ((header & 0xC000) == 0xC000)
		return parts;
	parts.is_finite = true;
	if (header & 0x8000)
	{
		parts.is_negative = (header & 0x2000) != 0;
		parts.weight = (header & 0x3F) - (header & 0x40);
		parts.digit = bytes + 2;
		parts.digits = (size - 2) / 2;
		return parts;
	}
	parts.is_negative = (header & 0x4000) != 0;
	memcpy(&weight, bytes + 2, sizeof weight);
	parts.weight = weight;
	parts.digit = bytes + 4;
	parts.digits = (size - 4) / 2;
	return parts;
}

/* The digit that stands for NUMERIC_BASE^power. */
static inline int
DigitOf(const NumericParts *parts, int power)
{
	int at = parts->weight - power;
	int16 digit;

	if (at < 0 || at >= parts->digits)
		return 0;
	memcpy(&digit, parts->digit + (size_t) at * sizeof digit, sizeof digit);
	return digit;
}

/* A finite numeric as a whole number; false if it is none within 10^8. */
static inline bool
NumericWhole(const NumericParts *parts, int64 *value)
{
	if (parts->digits > parts->weight + 1 || parts->weight > 1)
	{
		*value = 0;
		return parts->digits == 0;
	}
	*value = DigitOf(parts, 1) * NUMERIC_BASE + DigitOf(parts, 0);
	if (parts->is_negative)
		*value = -*value;
	return true;
}

/* A finite numeric in billionths; false if it is none, or beyond 10^8. */
static inline bool
NumericBillionths(const NumericParts *parts, int64 *value)
{
	/* what a digit of NUMERIC_BASE^1, ^0, ^-1 and ^-2 stands for */
	static const int64 unit[] = {INT64CONST(10000000000000), 1000000000, 100000, 10};
	int64 sum = 0;

	for (int i = 0; i < parts->digits; i++)
	{
		int power = parts->weight - i;
		int16 digit;

		memcpy(&digit, parts->digit + (size_t) i * sizeof digit, sizeof digit);
		if (power > 1 || power < -3 || (power == -3 && digit % 1000 != 0))
			return false;
		sum += power == -3 ? digit / 1000 : digit * unit[1 - power];
	}
	*value = parts->is_negative ? -sum : sum;
	return true;
}

/* A finite numeric in millionths, rounded half away from zero; false at 10^8 and beyond. */
static inline bool
NumericMillionths(const NumericParts *parts, int64 *value)
{
	int64 whole = (int64) DigitOf(parts, 1) * NUMERIC_BASE + DigitOf(parts, 0);
	int fraction = DigitOf(parts, -2);

	*value = whole * MILLION + (int64) DigitOf(parts, -1) * 100 + (fraction + 50) / 100;
	if (parts->is_negative)
		*value = -*value;
	return parts->digits == 0 || parts->weight <= 1;
}

#endif
