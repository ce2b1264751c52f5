/*
 * decimal.c: a quotient of whole numbers as a decimal fraction.
 *
 * PostgreSQL divides numerics digit by digit, in variables that it makes room for. For whole
 * numbers of the usual size one 128-bit division does the same, to the last place.
 */
#include "core/number/decimal.h"

/* A digit of numeric is one to the base 10000: four decimal places. */
#define DIGIT_BASE 10000
#define DIGIT_PLACES 4

/* Places that a quotient between 1 and 9999 gets. */
#define QUOTIENT_PLACES 16

/* Within these the scaled numerator is below 2^127. */
#define NUMERATOR_LIMIT INT64_C(100000000000000)
#define PLACES_LIMIT 24

__extension__ typedef unsigned __int128 UInt128;

/* The first digit of a number, and how many come after it. */
static int
FirstDigit(uint64_t number, int *after)
{
	for (*after = 0; number >= DIGIT_BASE; number /= DIGIT_BASE)
		++*after;
	return (int) number;
}

/*
 * The places of a quotient: 16, or less and more by four for each digit that the quotient is
 * likely to begin before and behind its ones (numeric.c, select_div_scale). 4 or more here.
 */
static int
QuotientPlaces(uint64_t numerator, uint64_t denominator)
{
	int above;
	int below;
	int is_less = FirstDigit(numerator, &above) <= FirstDigit(denominator, &below);

	return QUOTIENT_PLACES - DIGIT_PLACES * (above - below - is_less);
}

/*
 * ratio as a decimal fraction, rounded half away from zero; its denominator is not 0. False,
 * and nothing done, for numbers that are too large for the quick way.
 */
bool
DecimalQuotient(Ratio ratio, Decimal *quotient)
{
	static const uint64_t powers[PLACES_LIMIT / DIGIT_PLACES / 2 + 1] = {1, 10000, 100000000,
																		 1000000000000};
	bool is_negative = ratio.numerator < 0;
	Int128 numerator = is_negative ? -ratio.numerator : ratio.numerator;
	uint64_t denominator = (uint64_t) ratio.denominator;
	UInt128 scaled;
	UInt128 digits;
	int half;

	if (numerator >= NUMERATOR_LIMIT || ratio.denominator > INT64_MAX)
		return false;
	quotient->places = QuotientPlaces((uint64_t) numerator, denominator);
	if (quotient->places > PLACES_LIMIT)
		return false;
	/* in two steps, so that each power is within 64 bits */
	half = quotient->places / DIGIT_PLACES / 2;
	scaled = (UInt128) numerator * powers[half] * powers[quotient->places / DIGIT_PLACES - half];
	digits = scaled / denominator;
	if (scaled - digits * denominator >= denominator - denominator / 2)
		digits++;
	if (digits > INT64_MAX)
		return false;
	quotient->digits = is_negative ? -(int64_t) digits : (int64_t) digits;
	return true;
}
