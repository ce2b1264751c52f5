/*
 * millionths.h: decimals with at most six places, held as whole numbers of millionths.
 *
 * Weights, percents and scores are all of this kind: 87.5 is 87500000. So sums are exact.
 */
#ifndef CSMETRICS_CORE_NUMBER_MILLIONTHS_H
#define CSMETRICS_CORE_NUMBER_MILLIONTHS_H

#include <stddef.h>
#include <stdint.h>

#include "core/number/ratio.h"
#include "core/base/text.h"

#define MILLION INT64_C(1000000)

typedef enum MillionthsResult
{
	MILLIONTHS_OK,
	MILLIONTHS_TOO_FINE, /* a digit other than 0 after the sixth place */
	MILLIONTHS_TOO_LARGE /* past 2^63-1 millionths either way */
} MillionthsResult;

MillionthsResult MillionthsParse(const char *number, size_t length, int64_t *value);
void TextPutMillionths(TextSink *sink, int64_t value);

/* Their squares have twelve places; too large is what doesn't fit into 128 bits. */
MillionthsResult SquaresParse(const char *number, size_t length, Int128 *value);
void TextPutSquares(TextSink *sink, Int128 value);

#endif
