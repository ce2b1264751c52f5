/*
 * iqs_certainty.h: intervals, changes and sample sizes of what a summary of reviews tells, by the
 * arguments that all of them have. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_REVIEW_IQS_CERTAINTY_H
#define CSMETRICS_PG_REVIEW_IQS_CERTAINTY_H

#include "core/review/iqs_sample.h"
#include "pg/base/certainty.h"

extern Datum SampleInterval(FunctionCallInfo fcinfo, int n, IqsSample *sample);
extern double ChangeArguments(FunctionCallInfo fcinfo, int n, MetricPair *pair,
							  double *design_effect);
extern Datum SampleChange(FunctionCallInfo fcinfo, int n, MetricPair *pair, IqsSample *before,
						  IqsSample *after);
extern Datum SampleSize(FunctionCallInfo fcinfo, int n, const IqsSample *pilot);
extern Datum ChangeSampleSize(FunctionCallInfo fcinfo, int n, const IqsSample *pilot);

#endif
