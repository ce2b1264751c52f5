/*
 * scale.h: the scale that answers are given on: the whole numbers from low to high.
 */
#ifndef CSMETRICS_CORE_BASE_SCALE_H
#define CSMETRICS_CORE_BASE_SCALE_H

#include "core/base/fault.h"

#include <stdint.h>

#define SCALE_POINTS_MAX 101
#define SCALE_LOW_MIN INT16_MIN
#define SCALE_LOW_MAX INT16_MAX

typedef struct Scale
{
	int32_t low;
	int32_t points; /* 2..SCALE_POINTS_MAX; 0: no scale yet, which goes with every other */
} Scale;

/* What keeps a value from being an answer. */
typedef enum AnswerFlaw
{
	ANSWER_IS_NO_NUMBER, /* NaN or an infinity */
	ANSWER_IS_NOT_WHOLE,
	ANSWER_IS_OFF_SCALE
} AnswerFlaw;

/* Room for a scale in words, such as "-32768..-32668", with its terminating zero. */
#define SCALE_TEXT_SIZE 28

static inline int32_t
ScaleHigh(Scale scale)
{
	return scale.low + scale.points - 1;
}

static inline bool
ScaleEqual(Scale a, Scale b)
{
	return a.low == b.low && a.points == b.points;
}

bool ScaleMake(int32_t low, int32_t high, Scale *scale, Fault *fault);
const char *ScaleText(Scale scale, char text[SCALE_TEXT_SIZE]);
bool ScaleMatch(Scale a, Scale b, Fault *fault);
bool ScaleRefuse(Scale scale, double answer, Fault *fault);
bool ScaleRefuseAs(Scale scale, AnswerFlaw flaw, const char *answer, Fault *fault);

#endif
