/*
 * millionths.c: decimals with at most six places, held as whole numbers of millionths.
 */
#include "core/base/millionths.h"

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

/* Adds a digit to the end of a number; false if it would pass 2^63-1. */
static bool
AppendDigit(int64_t *value, int digit)
{
	return !__builtin_mul_overflow(*value, 10, value) &&
		   !__builtin_add_overflow(*value, digit, value);
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

/* Reads a number that JSON's grammar allows, exponent and all, without rounding it. */
MillionthsResult
MillionthsParse(const char *number, size_t length, int64_t *value)
{
	bool is_negative = length > 0 && number[0] == '-';
	/* so many of the leading digits make the whole millionths */
	int places = WholeDigits(number, length) + Exponent(number, length) + 6;

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
		else if (!AppendDigit(value, number[i] - '0'))
			return MILLIONTHS_TOO_LARGE;
	}
	for (; places > 0 && *value != 0; places--)
		if (!AppendDigit(value, 0))
			return MILLIONTHS_TOO_LARGE;
	if (is_negative)
		*value = -*value;
	return MILLIONTHS_OK;
}

/* Writes a number of millionths, 0 or more, as a decimal without trailing zeros. */
void
TextPutMillionths(TextSink *sink, int64_t value)
{
	char places[8];
	size_t length;

	TextPutInteger(sink, value / MILLION);
	if (value % MILLION == 0)
		return;
	length = (size_t) snprintf(places, sizeof places, ".%06d", (int) (value % MILLION));
	while (places[length - 1] == '0')
		length--;
	TextPut(sink, places, length);
}
