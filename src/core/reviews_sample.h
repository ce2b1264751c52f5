/*
 * reviews_sample.h: a summary of reviews, seen as a sample: for its interval and its change.
 */
#ifndef CSMETRICS_REVIEWS_SAMPLE_H
#define CSMETRICS_REVIEWS_SAMPLE_H

#include "core/interval.h"
#include "core/reviews.h"

/* What the sample points to. */
typedef struct ReviewsSample
{
	double worth[PERCENTS];
	double count[PERCENTS];
	Sample sample;
} ReviewsSample;

void ReviewsSampleRead(const Reviews *reviews, ReviewsSample *sample);

#endif
