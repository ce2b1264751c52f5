/*
 * rating_sample.h: a rating summary, seen as the sample of a metric: its interval, its change.
 */
#ifndef CSMETRICS_RATING_SAMPLE_H
#define CSMETRICS_RATING_SAMPLE_H

#include "core/change.h"
#include "core/metric.h"

/* What SampleOf makes a Sample of; in whole points, denominator of them to the metric's unit. */
typedef struct RatingSample
{
	int boxes;
	bool is_empty; /* no answers, or none that weighs anything */
	double denominator;
	double worth[SCALE_POINTS_MAX];
	double count[SCALE_POINTS_MAX];
} RatingSample;

bool RatingSampleRead(const Tally *tally, MetricName metric, RatingSample *sample, Fault *fault);
Sample SampleOf(const RatingSample *sample);
Bounds RatingInterval(const RatingSample *sample, double z);
Change RatingChange(const RatingSample *before, const RatingSample *after, double z);

#endif
