/*
 * rating_answer.h: an answer and its scale, as arguments of SQL functions, and what is wrong
 * with them. Include it after postgres.h.
 *
 * An error names the question and what was called ("NPS answer 11 is out of range 0..10"), as
 * far as the aggregate's or the function's name tells.
 */
#ifndef CSMETRICS_PG_SURVEY_RATING_ANSWER_H
#define CSMETRICS_PG_SURVEY_RATING_ANSWER_H

#include "core/survey/metric.h"
#include "fmgr.h"
#include "utils/numeric.h"

extern Scale ScaleArguments(FunctionCallInfo fcinfo, int n);
extern Scale DoubleScaleArguments(FunctionCallInfo fcinfo, int n);
extern Scale NumericScaleArguments(FunctionCallInfo fcinfo, int n);
extern int64 DoubleBound(double bound);
extern int64 NumericBound(Numeric bound);
extern int32 IntegerPoint(FunctionCallInfo fcinfo, Scale scale, int32 answer);
extern int32 DoublePoint(FunctionCallInfo fcinfo, Scale scale, double answer);
extern int32 NumericPoint(FunctionCallInfo fcinfo, Scale scale, Datum answer);

#endif
