/*
 * number.c: a number that somebody gave as a rating, in whichever type.
 */
#include "core/number/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Decimal places that are kept. */
#define PLACES 12

/* Exponents beyond this, either way, make no difference any more. */
#define EXPONENT_LIMIT 100000

static bool
IsDigit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
IsSpace(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The parts of a number's text: all digits with at most one point among them, and a power. */
typedef struct Parts
{
	const char *digits;
	size_t length;
	int whole; /* digits before the point */
	int exponent;
	bool is_negative;
} Parts;

/* Reads the digits and the point; false if there is no digit. */
static bool
ReadDigits(const char *text, size_t length, size_t *at, Parts *parts)
{
	size_t start = *at;
	bool has_point = false;
	int digits = 0;

	for (; *at < length && (IsDigit(text[*at]) || (text[*at] == '.' && !has_point)); ++*at)
	{
		if (text[*at] == '.')
			has_point = true;
		else
			digits++;
		parts->whole += text[*at] != '.' && !has_point;
	}
	parts->digits = text + start;
	parts->length = *at - start;
	return digits > 0;
}

/* Reads an exponent, if there is one; false if it has no digit. */
static bool
ReadExponent(const char *text, size_t length, size_t *at, Parts *parts)
{
	bool is_negative = false;
	size_t start;

	if (*at == length || (text[*at] | 0x20) != 'e')
		return true;
	++*at;
	if (*at < length && (text[*at] == '-' || text[*at] == '+'))
		is_negative = text[(*at)++] == '-';
	for (start = *at; *at < length && IsDigit(text[*at]); ++*at)
		if (parts->exponent < EXPONENT_LIMIT)
			parts->exponent = parts->exponent * 10 + (text[*at] - '0');
	if (is_negative)
		parts->exponent = -parts->exponent;
	return *at > start;
}

/* Adds a digit, as long as the number is not huge. */
static void
AddDigit(Number *number, int digit)
{
	if (*number < NUMBER_HUGE)
		*number = *number * 10 + digit;
}

/* The value of the parts, its first digit that is left out rounding it. */
static Number
ValueOf(const Parts *parts)
{
	int places = parts->whole + parts->exponent + PLACES;
	Number number = 0;

	for (size_t i = 0; i < parts->length && places >= 0; i++)
	{
		if (parts->digits[i] == '.')
			continue;
		if (places-- > 0)
			AddDigit(&number, parts->digits[i] - '0');
		else
			number += parts->digits[i] >= '5';
	}
	for (; places > 0 && number != 0 && number < NUMBER_HUGE; places--)
		AddDigit(&number, 0);
	return parts->is_negative ? -number : number;
}

/*
 * Reads a text that is a number as PostgreSQL's numeric reads one: signs, points, exponents,
 * spaces around it; NaN and infinities are none. False if it is not.
 */
bool
NumberRead(const char *text, size_t length, Number *number)
{
	Parts parts = {0};
	size_t at = 0;

	if (length > NUMBER_TEXT_LENGTH)
		return false;
	while (at < length && IsSpace(text[at]))
		at++;
	while (length > at && IsSpace(text[length - 1]))
		length--;
	if (at < length && (text[at] == '-' || text[at] == '+'))
		parts.is_negative = text[at++] == '-';
	if (!ReadDigits(text, length, &at, &parts) || !ReadExponent(text, length, &at, &parts) ||
		at < length)
		return false;
	*number = ValueOf(&parts);
	return true;
}

/* A finite double. */
Number
NumberOfDouble(double value)
{
	char digits[32];
	Number number = 0;

	if (fabs(value) < 1e6)
		return llround(value * 1e12);
	snprintf(digits, sizeof digits, "%.15g", value);
	NumberRead(digits, strlen(digits), &number);
	return number;
}

/* A finite float: the shortest decimal that reads back as the same float, as real is written. */
Number
NumberOfFloat(float value)
{
	double rounded = round((double) value * 1e4) / 1e4;
	char digits[32];
	Number number = 0;

	/* a decimal of at most seven digits, which a float tells apart */
	if (fabs((double) value) < 1000 && (float) rounded == value)
		return NumberOfDouble(rounded);
	for (int precision = 6; precision <= 9; precision++)
	{
		snprintf(digits, sizeof digits, "%.*g", precision, (double) value);
		if (strtof(digits, NULL) == value)
			break;
	}
	NumberRead(digits, strlen(digits), &number);
	return number;
}

/* The number in millionths; false if it has more than six decimals, or is past 2^63-1 of them. */
bool
NumberIsMillionths(Number number, int64_t *millionths)
{
	if (number % NUMBER_OF_MILLIONTH != 0 || number / NUMBER_OF_MILLIONTH > INT64_MAX ||
		number / NUMBER_OF_MILLIONTH < -INT64_MAX)
		return false;
	*millionths = (int64_t) (number / NUMBER_OF_MILLIONTH);
	return true;
}
