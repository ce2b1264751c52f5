/*
 * interval.h: the score interval of a mean on a bounded scale, one method for every metric.
 *
 * A metric is a row of points over a scale: each answer has a number of points, and the
 * metric is their mean. docs/statistics.md has the derivation.
 */
#ifndef CSMETRICS_CORE_STATISTICS_INTERVAL_H
#define CSMETRICS_CORE_STATISTICS_INTERVAL_H

#include <stdint.h>

/*
 * What was answered. A box that nobody chose belongs in here too: its points may be
 * the end of the scale.
 */
typedef struct Sample
{
	int boxes;            /* at least 1 */
	const double *points; /* points of an answer in each box; finite, any order */
	const double *count;  /* answers in each box, >= 0; more than 0 in all */
	/* The same answers as they are seen from the upper end, of one mean and range; or NULL. */
	const struct Sample *upper;
} Sample;

typedef struct Bounds
{
	double low;
	double high;
} Bounds;

/* Where a sample's mean lies, and how far the interval reaches from it to either side. */
typedef struct Reach
{
	double mean;
	double below;
	double above;
} Reach;

Bounds SampleEnds(const Sample *sample);
double SampleMean(const Sample *sample);
double SampleVariance(const Sample *sample);
Reach ScoreReach(const Sample *sample, double z);
Bounds ScoreInterval(const Sample *sample, double z);
int64_t Millionths(double value);

#endif
