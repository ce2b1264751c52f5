/*
 * scale.c: the scale that answers are given on.
 */
#include "core/base/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ANOTHER_SCALE ", or name its scale, as in csat(rating, 0, 10)"

/* Makes the scale low..high, or says why there is none such (FAULT_INVALID_VALUE). */
bool
ScaleMake(int32_t low, int32_t high, Scale *scale, Fault *fault)
{
	int64_t points = (int64_t) high - low + 1;

	if (low >= high)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "scale %d..%d does not rise", low, high);
		return FaultHint(fault, "Write the lowest answer first, then the highest, as in 1, 5.");
	}
	if (points > SCALE_POINTS_MAX)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "scale %d..%d has %lld points, more than %d", low,
				 high, (long long) points, SCALE_POINTS_MAX);
		return FaultHint(fault, "Map the answers to fewer points first, such as 0..100.");
	}
	if (low < SCALE_LOW_MIN || low > SCALE_LOW_MAX)
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "scale %d..%d does not begin within %d..%d", low, high,
				 SCALE_LOW_MIN, SCALE_LOW_MAX);
		return FaultHint(fault, "Take an offset from the answers and from the scale.");
	}
	scale->low = low;
	scale->points = (int32_t) points;
	return true;
}

/* The scale in words, "1..5". Returns text. */
const char *
ScaleText(Scale scale, char text[SCALE_TEXT_SIZE])
{
	if (scale.points == 0)
		snprintf(text, SCALE_TEXT_SIZE, "no scale");
	else
		snprintf(text, SCALE_TEXT_SIZE, "%d..%d", scale.low, ScaleHigh(scale));
	return text;
}

/* Whether two summaries are on one scale; no scale goes with every other. */
bool
ScaleMatch(Scale a, Scale b, Fault *fault)
{
	char first[SCALE_TEXT_SIZE];
	char second[SCALE_TEXT_SIZE];

	if (a.points == 0 || b.points == 0 || ScaleEqual(a, b))
		return true;
	return FaultSet(fault, FAULT_INVALID_VALUE, "summaries on different scales: %s and %s",
					ScaleText(a, first), ScaleText(b, second));
}

/*
 * An answer off the scale: a mistake, an answer on another scale, or, if it is short, perhaps
 * a code such as 0, -1 or 99 for "not rated".
 */
static bool
RefuseOffScale(Scale scale, const char *answer, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];
	bool is_nps = ScaleEqual(scale, (Scale){0, 11}); /* nps knows no other scale */

	FaultSet(fault, FAULT_OUT_OF_RANGE, "answer %s is out of range %s", answer,
			 ScaleText(scale, text));
	snprintf(text, sizeof text, "%d AND %d", scale.low, ScaleHigh(scale));
	if (strlen(answer) > 4)
		return FaultHint(fault, "Leave it out with FILTER (WHERE answer BETWEEN %s)%s.", text,
						 is_nps ? "" : ANOTHER_SCALE);
	return FaultHint(fault,
					 "If %s stands for \"not rated\", write NULLIF(answer, %s). Otherwise leave it "
					 "out with FILTER (WHERE answer BETWEEN %s)%s.",
					 answer, answer, text, is_nps ? "" : ANOTHER_SCALE);
}

/*
 * Says why an answer that could not be counted is none: it is no number (FAULT_INVALID_VALUE),
 * not whole (the same), or off the scale (FAULT_OUT_OF_RANGE). Always returns false.
 */
bool
ScaleRefuse(Scale scale, double answer, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];
	AnswerFlaw flaw = ANSWER_IS_OFF_SCALE;

	if (isnan(answer) || isinf(answer))
		flaw = ANSWER_IS_NO_NUMBER;
	else if (answer != floor(answer))
		flaw = ANSWER_IS_NOT_WHOLE;
	return ScaleRefuseAs(scale, flaw, FaultNumber(text, answer), fault);
}

/* The same, of an answer whose flaw is known and that is written out. */
bool
ScaleRefuseAs(Scale scale, AnswerFlaw flaw, const char *answer, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];

	if (scale.points == 0)
		return FaultSet(fault, FAULT_INVALID_VALUE, "answer %s meets a summary without a scale",
						answer);
	ScaleText(scale, text);
	switch (flaw)
	{
		case ANSWER_IS_NO_NUMBER:
			FaultSet(fault, FAULT_INVALID_VALUE, "answer %s is not a number on the scale %s",
					 answer, text);
			return FaultHint(fault, "Turn what is not an answer into NULL: NULLIF(answer, 'NaN').");
		case ANSWER_IS_NOT_WHOLE:
			FaultSet(fault, FAULT_INVALID_VALUE, "answer %s is not a whole number", answer);
			return FaultHint(fault,
							 "An answer is one point of the scale %s: round() it, or multiply it "
							 "and widen the scale.",
							 text);
		case ANSWER_IS_OFF_SCALE:
		default:
			return RefuseOffScale(scale, answer, fault);
	}
}
