/*
 * scale.h: the scale that answers are given on: low, low + step and so on, up to high.
 *
 * Most scales are whole: a step of 1 and at most 101 points. They are held, and stored, in a
 * short form. All others are stepped: their lowest answer and their step are held exactly, in
 * billionths, so that 0..1 by 0.01 has exactly the points that it says.
 */
#ifndef CSMETRICS_CORE_BASE_SCALE_H
#define CSMETRICS_CORE_BASE_SCALE_H

#include "core/base/fault.h"

#include <stdint.h>

#define SCALE_POINTS_MAX 1001

/* The most points of a whole scale, and where it may begin. */
#define SCALE_WHOLE_POINTS_MAX 101
#define SCALE_LOW_MIN INT16_MIN
#define SCALE_LOW_MAX INT16_MAX

/* How far from 0 a scale's ends may be. */
#define SCALE_BOUND INT64_C(100000000)

#define BILLION INT64_C(1000000000)

/* Of equal scales all fields are equal. */
typedef struct Scale
{
	int32_t low;    /* whole: the lowest answer; stepped: 0 */
	int32_t points; /* 2..SCALE_POINTS_MAX; 0: no scale yet, which goes with every other */
	int64_t first;  /* stepped: the lowest answer, in billionths; whole: 0 */
	int64_t step;   /* stepped: in billionths, above 0; whole: 0 */
} Scale;

/* What keeps a value from being an answer. */
typedef enum AnswerFlaw
{
	ANSWER_IS_NO_NUMBER, /* NaN or an infinity */
	ANSWER_IS_NOT_WHOLE, /* between two points of the scale, or of any whole scale */
	ANSWER_IS_OFF_SCALE
} AnswerFlaw;

/* Room for a scale in words, such as "-32768..-32668", with its terminating zero. */
#define SCALE_TEXT_SIZE 80

/* Room for a number of billionths in decimal, with its terminating zero. */
#define BILLIONTHS_TEXT_SIZE 24

static inline bool
ScaleIsStepped(Scale scale)
{
	return scale.step != 0;
}

/* The highest answer of a whole scale. */
static inline int32_t
ScaleHigh(Scale scale)
{
	return scale.low + scale.points - 1;
}

/* The answer at a point of a scale, in billionths. */
static inline int64_t
ScaleBillionths(Scale scale, int32_t point)
{
	if (ScaleIsStepped(scale))
		return scale.first + point * scale.step;
	return (scale.low + (int64_t) point) * BILLION;
}

static inline bool
ScaleEqual(Scale a, Scale b)
{
	return a.low == b.low && a.points == b.points && a.first == b.first && a.step == b.step;
}

/* The point of a scale that an answer in billionths is; false if it is none. */
static inline bool
ScalePointOfBillionths(Scale scale, int64_t answer, int32_t *point)
{
	int64_t first = ScaleBillionths(scale, 0);
	uint64_t step = (uint64_t) (ScaleIsStepped(scale) ? scale.step : BILLION);
	uint64_t at;

	if (answer < first || answer > ScaleBillionths(scale, scale.points - 1))
		return false;
	at = (uint64_t) (answer - first);
	*point = (int32_t) (at / step);
	return at % step == 0;
}

bool ScaleMake(int32_t low, int32_t high, Scale *scale, Fault *fault);
bool ScaleMakeStepped(int64_t low, int64_t high, int64_t step, Scale *scale, Fault *fault);
const char *ScaleText(Scale scale, char text[SCALE_TEXT_SIZE]);
const char *BillionthsText(int64_t value, char text[BILLIONTHS_TEXT_SIZE]);
bool ScalePoint(Scale scale, double answer, int32_t *point);
AnswerFlaw ScaleFlaw(Scale scale, double answer);
bool ScaleMatch(Scale a, Scale b, Fault *fault);

#endif
