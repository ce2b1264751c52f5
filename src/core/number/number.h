/*
 * number.h: a number that somebody gave as a rating, in whichever type.
 *
 * It is kept in 10^-12ths, rounded half away from zero: enough that decimals are exact, and
 * that what a double adds to a decimal (0.1 + 0.2) is rounded away.
 */
#ifndef CSMETRICS_CORE_NUMBER_NUMBER_H
#define CSMETRICS_CORE_NUMBER_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/number/millionths.h"
#include "core/number/ratio.h"

/* 10^-12ths; from NUMBER_HUGE on, either way, only known to be that large. */
typedef Int128 Number;

#define NUMBER_ONE ((Number) MILLION * MILLION)
#define NUMBER_OF_MILLIONTH ((Number) MILLION)
#define NUMBER_HUGE (NUMBER_ONE * NUMBER_ONE * MILLION)

/* Longer texts are no numbers. */
#define NUMBER_TEXT_LENGTH 1000

bool NumberRead(const char *text, size_t length, Number *number);
Number NumberOfDouble(double value);
Number NumberOfFloat(float value);
bool NumberIsMillionths(Number number, int64_t *millionths);

#endif
