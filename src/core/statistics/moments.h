/*
 * moments.h: how many numbers there are, their sum and the sum of their squares: what their mean
 * and their variance follow from, exactly, however they were put together.
 */
#ifndef CSMETRICS_CORE_STATISTICS_MOMENTS_H
#define CSMETRICS_CORE_STATISTICS_MOMENTS_H

#include "core/number/ratio.h"
#include "core/statistics/interval.h"

typedef struct Moments
{
	int64_t count; /* more than 0 */
	Int128 sum;
	Int128 squares;
} Moments;

double SquaresAbout(Int128 xx, Int128 xy, Int128 yy, int64_t whole, double rest);
double MomentsMean(const Moments *moments);
double MomentsVariance(const Moments *moments);

/* Numbers of which only the moments are known, as a sample, seen from either end of a scale. */
typedef struct MomentsSample
{
	double points[2][3];
	double count[2][3];
	Sample upper;
	Sample sample;
} MomentsSample;

void MomentsSampleMake(double count, double mean, double variance, double range,
					   MomentsSample *sample);

#endif
