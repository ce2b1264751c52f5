/*
 * metric_sample.h: a rating summary, seen as the sample of a metric: its interval, its change.
 */
#ifndef CSMETRICS_CORE_SURVEY_METRIC_SAMPLE_H
#define CSMETRICS_CORE_SURVEY_METRIC_SAMPLE_H

#include "core/statistics/change.h"
#include "core/survey/metric.h"

/* What SampleOf makes a Sample of; in whole points, denominator of them to the metric's unit. */
typedef struct MetricSample
{
	int boxes;
	bool is_empty; /* no answers, or none that weighs anything */
	double denominator;
	double points[SCALE_POINTS_MAX];
	double count[SCALE_POINTS_MAX];
} MetricSample;

bool MetricSampleRead(const RatingSummary *summary, Metric metric, MetricSample *sample,
					  Fault *fault);
Sample SampleOf(const MetricSample *sample);
double MetricVariance(const MetricSample *sample);
Bounds MetricInterval(const MetricSample *sample, double z);
Change MetricChange(const MetricSample *before, const MetricSample *after, double z);

#endif
