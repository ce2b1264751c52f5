/*
 * rating_summary_text.c: the text form of a summary.
 */
#include "core/survey/rating_summary_io.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "core/base/interrupt.h"

/* The most characters of a weight: more than any double takes. */
#define WEIGHT_TEXT_MAX 1000

static void
PutScale(Scale scale, TextSink *sink)
{
	char text[SCALE_TEXT_SIZE];

	TextPutString(sink, ScaleText(scale, text));
	TextPutString(sink, " ");
}

/* Writes "{0.5,0,2}": a number for each of so many points. */
static void
PutDoubles(const double *numbers, int points, TextSink *sink)
{
	TextPutString(sink, "{");
	for (int k = 0; k < points; k++)
	{
		if (k > 0)
			TextPutString(sink, ",");
		TextPutDouble(sink, numbers[k]);
	}
	TextPutString(sink, "}");
}

/* Writes "0..10 {0.5,0,...} n=7 w2={0.25,0,...}". */
static void
PutWeights(const RatingSummary *summary, TextSink *sink)
{
	RatingWeights weights;

	RatingWeightsRead(summary, &weights);
	TextPutString(sink, "weighted ");
	PutScale(weights.scale, sink);
	PutDoubles(weights.at, weights.scale.points, sink);
	TextPutString(sink, " n=");
	TextPutInteger(sink, weights.answers);
	TextPutString(sink, " w2=");
	PutDoubles(weights.squares, weights.scale.points, sink);
}

/* Writes the text form: what RatingSummaryParseText reads back as the same summary. */
void
RatingSummaryPutText(const RatingSummary *summary, TextSink *sink)
{
	RatingCounts counts;

	if (RatingSummaryIsWeighted(summary))
	{
		PutWeights(summary, sink);
		return;
	}
	RatingCountsRead(summary, &counts);
	if (RatingSummaryPoints(summary) > 0)
		PutScale(counts.scale, sink);
	TextPutString(sink, "{");
	for (int k = 0; k < RatingSummaryPoints(summary); k++)
	{
		if (k > 0)
			TextPutString(sink, ",");
		TextPutInteger(sink, counts.at[k]);
	}
	TextPutString(sink, "}");
}

/* A zero-terminated text that is being read, and where the reading has come to. */
typedef struct TextReader
{
	const char *text;
	const char *at;
	Fault *fault;
} TextReader;

/* Says that the text is no rating_summary, and what was expected. Always returns false. */
static bool
RefuseText(const TextReader *reader, const char *expected)
{
	char quote[FAULT_QUOTE_SIZE];

	FaultSet(reader->fault, FAULT_BAD_TEXT, "invalid input syntax for type rating_summary: \"%s\"",
			 FaultQuote(quote, reader->text, strlen(reader->text)));
	FaultDetail(reader->fault, "At character %d it needs %s.",
				(int) (reader->at - reader->text) + 1, expected);
	return FaultHint(reader->fault,
					 "A summary reads like \"1..5 {4,0,3,9,12}\": the scale, and the "
					 "number of answers at each of its points.");
}

static void
SkipSpace(TextReader *reader)
{
	while (isspace((unsigned char) *reader->at))
	{
		CheckInterrupt();
		reader->at++;
	}
}

/* Reads the words of token, with any space before it; false, and nothing read, if it isn't there. */
static bool
TakeToken(TextReader *reader, const char *token)
{
	SkipSpace(reader);
	if (strncmp(reader->at, token, strlen(token)) != 0)
		return false;
	reader->at += strlen(token);
	return true;
}

/* Reads a whole number; one past 2^63-1 is FAULT_OUT_OF_RANGE. */
static bool
TakeInteger(TextReader *reader, int64_t *value)
{
	const char *digit;
	bool is_negative;
	uint64_t size = 0;

	SkipSpace(reader);
	digit = reader->at;
	is_negative = *digit == '-';
	digit += is_negative;
	if (!isdigit((unsigned char) *digit))
		return RefuseText(reader, "a whole number");
	for (; isdigit((unsigned char) *digit); digit++)
	{
		unsigned next = (unsigned) (*digit - '0');

		if (size > ((uint64_t) INT64_MAX - next) / 10)
			return FaultSet(reader->fault, FAULT_OUT_OF_RANGE,
							"number in a rating_summary is out of range for type bigint");
		CheckInterrupt();
		size = size * 10 + next;
	}
	reader->at = digit;
	*value = is_negative ? -(int64_t) size : (int64_t) size;
	return true;
}

/* A number with one more digit at its end; past 2^63-1 it stays there. */
static int64_t
AppendDigit(int64_t value, int digit)
{
	if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit, &value))
		return INT64_MAX;
	return value;
}

/* Reads a decimal number; hexadecimal, infinities and NaN, which strtod takes, are none. */
static bool
TakeDouble(TextReader *reader, double *value)
{
	char *end;

	SkipSpace(reader);
	if (!isdigit((unsigned char) *reader->at) && *reader->at != '.')
		return RefuseText(reader, "a weight of 0 or more");
	if (strspn(reader->at, "0123456789.eE+-") > WEIGHT_TEXT_MAX)
		return RefuseText(reader, "a weight of at most 1000 characters");
	*value = strtod(reader->at, &end);
	if (end == reader->at || strspn(reader->at, "0123456789.eE+-") < (size_t) (end - reader->at))
		return RefuseText(reader, "a weight of 0 or more");
	if (isinf(*value))
		return FaultSet(reader->fault, FAULT_OUT_OF_RANGE,
						"weight in a rating_summary is out of range");
	reader->at = end;
	return true;
}

/*
 * Reads a decimal number of at most nine places, in billionths. What is past 2^63-1 stays there:
 * it is no scale either way.
 */
static bool
TakeBillionths(TextReader *reader, int64_t *value)
{
	bool is_negative;
	int places = -1; /* after the point; -1 before it */

	SkipSpace(reader);
	is_negative = *reader->at == '-';
	reader->at += is_negative;
	if (!isdigit((unsigned char) *reader->at))
		return RefuseText(reader, "a number");
	*value = 0;
	for (; isdigit((unsigned char) *reader->at) ||
		   (places < 0 && *reader->at == '.' && isdigit((unsigned char) reader->at[1]));
		 reader->at++)
	{
		if (*reader->at == '.')
			places = 0;
		else if (places == 9)
			return RefuseText(reader, "a number of at most nine decimals");
		else
		{
			places += places >= 0;
			*value = AppendDigit(*value, *reader->at - '0');
		}
	}
	for (places = places < 0 ? 0 : places; places < 9; places++)
		*value = AppendDigit(*value, 0);
	if (is_negative)
		*value = -*value;
	return true;
}

static bool
TakeScale(TextReader *reader, Scale *scale)
{
	int64_t low = 0;
	int64_t high = 0;
	int64_t step = BILLION;

	if (!TakeBillionths(reader, &low))
		return false;
	if (!TakeToken(reader, ".."))
		return RefuseText(reader, "\"..\"");
	if (!TakeBillionths(reader, &high))
		return false;
	if (TakeToken(reader, "by") && !TakeBillionths(reader, &step))
		return false;
	return ScaleMakeStepped(low, high, step, scale, reader->fault);
}

/* Reads "{a,b,...}": for each point of the scale a count, or a number that has a fraction. */
static bool
TakeList(TextReader *reader, int64_t *counts, double *numbers, int points)
{
	if (!TakeToken(reader, "{"))
		return RefuseText(reader, "\"{\"");
	for (int k = 0; k < points; k++)
	{
		if (k > 0 && !TakeToken(reader, ","))
			return RefuseText(reader, "\",\": a number for each point of the scale");
		if (counts != NULL ? !TakeInteger(reader, &counts[k]) : !TakeDouble(reader, &numbers[k]))
			return false;
	}
	return TakeToken(reader, "}") ? true
								  : RefuseText(reader, "\"}\": a number for each point of the "
													   "scale");
}

/* Reads "{0.5,0,2} n=7 w2={0.25,0,2}" and checks that the parts go together. */
static bool
TakeWeights(TextReader *reader, RatingWeights *weights)
{
	int points = weights->scale.points;

	if (!TakeList(reader, NULL, weights->at, points))
		return false;
	if (!TakeToken(reader, "n="))
		return RefuseText(reader, "\"n=\", the number of answers");
	if (!TakeInteger(reader, &weights->answers))
		return false;
	if (!TakeToken(reader, "w2="))
		return RefuseText(reader, "\"w2=\", the sums of squared weights");
	return TakeList(reader, NULL, weights->squares, points) &&
		   RatingWeightsCheck(weights, reader->fault);
}

/* Reads "{3,0,14}" and checks that they are counts. */
static bool
TakeCounts(TextReader *reader, RatingCounts *counts)
{
	return TakeList(reader, counts->at, NULL, counts->scale.points) &&
		   RatingCountsCheck(counts, reader->fault);
}

/*
 * Reads the text form. FAULT_BAD_TEXT for a text that is none, FAULT_INVALID_VALUE for a scale
 * or a number that can't be, FAULT_OUT_OF_RANGE for more than 2^63-1 answers.
 */
bool
RatingSummaryParseText(const char *text, RatingContents *any, Fault *fault)
{
	TextReader reader = {.text = text, .at = text, .fault = fault};
	Scale scale = {0};
	bool has_scale;

	any->is_weighted = TakeToken(&reader, "weighted");
	SkipSpace(&reader);
	has_scale = any->is_weighted || *reader.at != '{';
	if (has_scale && !TakeScale(&reader, &scale))
		return false;
	if (any->is_weighted && !WeightedScaleCheck(scale, fault))
		return false;
	any->counts.scale = any->weights.scale = scale;
	if (any->is_weighted ? !TakeWeights(&reader, &any->weights)
						 : !TakeCounts(&reader, &any->counts))
		return false;
	SkipSpace(&reader);
	return *reader.at == '\0' ? true : RefuseText(&reader, "the end");
}
