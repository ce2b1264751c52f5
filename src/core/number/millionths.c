/*
 * millionths.c: decimals with at most six places, held as whole numbers of millionths.
 */
#include "core/number/millionths.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The exponent of a JSON number, 0 if it has none; past +-100000 it stays there. */
static int
Exponent(const char *number, size_t length)
{
	int exponent = 0;
	bool is_negative = false;
	size_t i = 0;

	while (i < length && (number[i] | 0x20) != 'e')
		i++;
	for (i++; i < length; i++)
	{
		if (number[i] == '-')
			is_negative = true;
		else if (number[i] != '+' && exponent < 100000)
			exponent = exponent * 10 + (number[i] - '0');
	}
	return is_negative ? -exponent : exponent;
}

/* Adds a digit to the end of a number; false if it would pass most. */
static bool
AppendDigit(Int128 *value, int digit, Int128 most)
{
	return !__builtin_mul_overflow(*value, 10, value) &&
		   !__builtin_add_overflow(*value, digit, value) && *value <= most;
}

/* How many digits a number has before its point and its exponent. */
static int
WholeDigits(const char *number, size_t length)
{
	int digits = 0;

	for (size_t i = 0; i < length && number[i] != '.' && (number[i] | 0x20) != 'e'; i++)
		digits += number[i] != '-' && digits < 100000;
	return digits;
}

/* Reads the digits of a number, with so many places after its point, without rounding it. */
static MillionthsResult
ParseDigits(const char *number, size_t length, int after_point, Int128 most, Int128 *value)
{
	bool is_negative = length > 0 && number[0] == '-';
	/* so many of the leading digits make the whole number */
	int places = WholeDigits(number, length) + Exponent(number, length) + after_point;

	*value = 0;
	for (size_t i = is_negative; i < length && (number[i] | 0x20) != 'e'; i++)
	{
		if (number[i] == '.')
			continue;
		if (places-- <= 0)
		{
			if (number[i] != '0')
				return MILLIONTHS_TOO_FINE;
		}
		else if (!AppendDigit(value, number[i] - '0', most))
			return MILLIONTHS_TOO_LARGE;
	}
	for (; places > 0 && *value != 0; places--)
		if (!AppendDigit(value, 0, most))
			return MILLIONTHS_TOO_LARGE;
	if (is_negative)
		*value = -*value;
	return MILLIONTHS_OK;
}

/* Reads a number that JSON's grammar allows, exponent and all, without rounding it. */
MillionthsResult
MillionthsParse(const char *number, size_t length, int64_t *value)
{
	Int128 wide = 0;
	MillionthsResult result = ParseDigits(number, length, 6, INT64_MAX, &wide);

	*value = (int64_t) wide;
	return result;
}

/* The same of a number with up to twelve places. */
MillionthsResult
SquaresParse(const char *number, size_t length, Int128 *value)
{
	return ParseDigits(number, length, 12, (Int128) (~(unsigned __int128) 0 >> 1), value);
}

/* Writes a whole number and the digits after its point, without trailing zeros. */
static void
PutDecimal(TextSink *sink, int64_t whole, int64_t after_point, int places)
{
	char digits[24];
	size_t length;

	TextPutInteger(sink, whole);
	if (after_point == 0)
		return;
	length = (size_t) snprintf(digits, sizeof digits, ".%0*lld", places, (long long) after_point);
	while (digits[length - 1] == '0')
		length--;
	TextPut(sink, digits, length);
}

/* Writes a number of millionths, 0 or more, as a decimal without trailing zeros. */
void
TextPutMillionths(TextSink *sink, int64_t value)
{
	PutDecimal(sink, value / MILLION, value % MILLION, 6);
}

/* Writes a number of squared millionths, 0 or more and below 2^63 * 10^12, likewise. */
void
TextPutSquares(TextSink *sink, Int128 value)
{
	const Int128 one = (Int128) MILLION * MILLION;

	PutDecimal(sink, (int64_t) (value / one), (int64_t) (value % one), 12);
}
