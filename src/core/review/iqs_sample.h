/*
 * iqs_sample.h: a summary of reviews, seen as a sample: for its interval and its change.
 */
#ifndef CSMETRICS_CORE_REVIEW_IQS_SAMPLE_H
#define CSMETRICS_CORE_REVIEW_IQS_SAMPLE_H

#include "core/review/iqs_summary.h"
#include "core/statistics/interval.h"
#include "core/statistics/moments.h"

/* A box of each whole percent and of its two ends, of failed reviews, and of the scale's ends. */
#define IQS_BOXES_MAX (3 * PERCENTS + 3)

/* What the sample points to, in percent. */
typedef struct IqsSample
{
	double points[IQS_BOXES_MAX];
	double count[IQS_BOXES_MAX];
	Sample sample;
} IqsSample;

void IqsSampleRead(const IqsSummary *reviews, IqsSample *sample);
void PassSampleRead(const IqsSummary *reviews, int mark, IqsSample *sample);
int64_t IqsSummaryPassed(const IqsSummary *reviews, int mark);
Moments IqsMoments(const IqsSummary *reviews);
Moments CategoryMoments(const CategorySums *category);
void CategorySampleMake(const CategorySums *category, double design_effect, MomentsSample *sample);

#endif
