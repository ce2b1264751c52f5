/*
 * iqs_sample.h: a summary of reviews, seen as a sample: for its interval and its change.
 */
#ifndef CSMETRICS_CORE_REVIEW_IQS_SAMPLE_H
#define CSMETRICS_CORE_REVIEW_IQS_SAMPLE_H

#include "core/statistics/interval.h"
#include "core/review/iqs_summary.h"

/* What the sample points to. */
typedef struct IqsSample
{
	double points[PERCENTS];
	double count[PERCENTS];
	Sample sample;
} IqsSample;

void IqsSampleRead(const IqsSummary *reviews, IqsSample *sample);

#endif
