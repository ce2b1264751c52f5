/*
 * rating_answer.h: an answer and its scale, as arguments of SQL functions, and what is wrong
 * with them. Include it after postgres.h.
 *
 * Where the scale is the question's own, an error names the question: "NPS answer 11 is out of
 * range 0..10". All aggregates over a column share one transition function, so no error can name
 * the metric itself; and with a scale in the arguments nothing tells which question it was.
 */
#ifndef CSMETRICS_PG_SURVEY_RATING_ANSWER_H
#define CSMETRICS_PG_SURVEY_RATING_ANSWER_H

#include "core/survey/metric.h"
#include "fmgr.h"

extern Scale ScaleArguments(FunctionCallInfo fcinfo, int n);
extern void RaiseAnswerFault(const Survey *survey, Fault *fault) __attribute__((noreturn));
extern int32 IntegerAnswer(const Survey *survey, Scale scale, int32 answer);
extern int32 DoubleAnswer(const Survey *survey, Scale scale, double answer);
extern int32 NumericAnswer(const Survey *survey, Scale scale, Datum answer);

#endif
