/*
 * scale.c: the scale that answers are given on.
 */
#include "core/base/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A number of billionths in decimal, without trailing zeros: "0.25". Returns text. */
const char *
BillionthsText(int64_t value, char text[BILLIONTHS_TEXT_SIZE])
{
	uint64_t size = value < 0 ? -(uint64_t) value : (uint64_t) value;
	int length = snprintf(text, BILLIONTHS_TEXT_SIZE, "%s%llu.%09d", value < 0 ? "-" : "",
						  (unsigned long long) (size / BILLION), (int) (size % BILLION));

	while (text[length - 1] == '0')
		length--;
	text[text[length - 1] == '.' ? length - 1 : length] = '\0';
	return text;
}

/* The scale in words: "1..5", "0.5..5 by 0.5". Returns text. */
const char *
ScaleText(Scale scale, char text[SCALE_TEXT_SIZE])
{
	char low[BILLIONTHS_TEXT_SIZE];
	char high[BILLIONTHS_TEXT_SIZE];
	char step[BILLIONTHS_TEXT_SIZE];

	if (scale.points == 0)
		return strcpy(text, "no scale");
	BillionthsText(ScaleBillionths(scale, 0), low);
	BillionthsText(ScaleBillionths(scale, scale.points - 1), high);
	if (ScaleIsStepped(scale) && scale.step != BILLION)
		snprintf(text, SCALE_TEXT_SIZE, "%s..%s by %s", low, high,
				 BillionthsText(scale.step, step));
	else
		snprintf(text, SCALE_TEXT_SIZE, "%s..%s", low, high);
	return text;
}

/* A scale that somebody asked for, in words, for messages. */
typedef struct ScaleWords
{
	char low[BILLIONTHS_TEXT_SIZE];
	char high[BILLIONTHS_TEXT_SIZE];
	char step[BILLIONTHS_TEXT_SIZE];
} ScaleWords;

static ScaleWords
InWords(int64_t low, int64_t high, int64_t step)
{
	ScaleWords words;

	BillionthsText(low, words.low);
	BillionthsText(high, words.high);
	BillionthsText(step, words.step);
	return words;
}

/* Says what is wrong with the ends or the step of a scale. Returns false. */
static bool
RefuseEnds(int64_t low, int64_t high, int64_t step, Fault *fault)
{
	ScaleWords words = InWords(low, high, step);

	if (low >= high)
	{
		FaultSet(fault, FAULT_INVALID_VALUE,
				 "lower bound of scale (%s) must be less than its upper bound (%s)", words.low,
				 words.high);
		return FaultHint(fault, "Write the lowest answer first, then the highest, as in 1, 5.");
	}
	if (step > 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "scale %s..%s is not within -%lld..%lld", words.low,
				 words.high, (long long) SCALE_BOUND, (long long) SCALE_BOUND);
		return FaultHint(fault, "Subtract the same number from the answers and from both bounds.");
	}
	FaultSet(fault, FAULT_INVALID_VALUE, "step of scale (%s) must be greater than 0", words.step);
	return FaultHint(fault, "The step is the distance between two neighbouring answers, such as "
							"0.5 for half stars.");
}

/* Says what is wrong with the number of steps of a scale. Returns false. */
static bool
RefuseSteps(int64_t low, int64_t high, int64_t step, Fault *fault)
{
	int64_t points = (high - low) / step + 1;
	ScaleWords words = InWords(low, high, step);

	if ((high - low) % step != 0)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "scale %s..%s is not a whole number of steps of %s",
				 words.low, words.high, words.step);
		return FaultHint(fault, "The highest answer is the lowest plus a whole number of steps.");
	}
	FaultSet(fault, FAULT_INVALID_VALUE, "scale %s..%s by %s has %lld points, more than %d",
			 words.low, words.high, words.step, (long long) points, SCALE_POINTS_MAX);
	return FaultHint(fault, "For percents with any decimals, iqs(score) and iqs_agg(score) take "
							"every number of 0..100.");
}

/*
 * Makes the scale low..high by step, all in billionths, or says why there is none such
 * (FAULT_INVALID_VALUE).
 */
bool
ScaleMakeStepped(int64_t low, int64_t high, int64_t step, Scale *scale, Fault *fault)
{
	int32_t points;

	if (low >= high || step <= 0 || low < -SCALE_BOUND * BILLION || high > SCALE_BOUND * BILLION)
		return RefuseEnds(low, high, step, fault);
	if ((high - low) % step != 0 || (high - low) / step >= SCALE_POINTS_MAX)
		return RefuseSteps(low, high, step, fault);
	points = (int32_t) ((high - low) / step) + 1;
	if (step == BILLION && low % BILLION == 0 && points <= SCALE_WHOLE_POINTS_MAX &&
		low >= SCALE_LOW_MIN * BILLION && low <= SCALE_LOW_MAX * BILLION)
		*scale = (Scale){.low = (int32_t) (low / BILLION), .points = points};
	else
		*scale = (Scale){.points = points, .first = low, .step = step};
	return true;
}

/* Makes the scale low..high of whole answers, or says why there is none such. */
bool
ScaleMake(int32_t low, int32_t high, Scale *scale, Fault *fault)
{
	int64_t points = (int64_t) high - low + 1;

	/* csat(rating, 1, 5) comes here once a row */
	if (low >= SCALE_LOW_MIN && low <= SCALE_LOW_MAX && points > 1 &&
		points <= SCALE_WHOLE_POINTS_MAX)
	{
		*scale = (Scale){.low = low, .points = (int32_t) points};
		return true;
	}
	return ScaleMakeStepped(low * BILLION, high * BILLION, BILLION, scale, fault);
}

/*
 * The point of a scale that a double is; false if it is none. A double is taken to be a point
 * within 1e-9 of a step of it; and so is one that was a real, where it is the point as a real.
 */
bool
ScalePoint(Scale scale, double answer, int32_t *point)
{
	double first = (double) ScaleBillionths(scale, 0);
	double step = (double) (ScaleIsStepped(scale) ? scale.step : BILLION);
	double at = (answer * BILLION - first) / step + 0.5;
	double nearest;

	if (!(at > 0 && at < scale.points))
		return false;
	*point = (int32_t) at;
	nearest = (double) ScaleBillionths(scale, *point) / BILLION;
	return fabs(answer - nearest) <= step * 1e-18 ||
		   ((double) (float) answer == answer && (float) answer == (float) nearest);
}

/* Why a number that is no point of a scale is none. */
AnswerFlaw
ScaleFlaw(Scale scale, double answer)
{
	if (isnan(answer) || isinf(answer))
		return ANSWER_IS_NO_NUMBER;
	if (!ScaleIsStepped(scale))
		return answer != floor(answer) ? ANSWER_IS_NOT_WHOLE : ANSWER_IS_OFF_SCALE;
	if (answer > (double) ScaleBillionths(scale, 0) / BILLION &&
		answer < (double) ScaleBillionths(scale, scale.points - 1) / BILLION)
		return ANSWER_IS_NOT_WHOLE;
	return ANSWER_IS_OFF_SCALE;
}

/* Whether two summaries are on one scale; no scale goes with every other. */
bool
ScaleMatch(Scale a, Scale b, Fault *fault)
{
	char first[SCALE_TEXT_SIZE];
	char second[SCALE_TEXT_SIZE];

	if (a.points == 0 || b.points == 0 || ScaleEqual(a, b))
		return true;
	return FaultSet(fault, FAULT_INVALID_VALUE, "rating summaries have different scales: %s and %s",
					ScaleText(a, first), ScaleText(b, second));
}
