/*
 * weighted.h: a summary of weighted answers, for surveys that are weighted to a population.
 *
 * It holds the number of answers, and at every point the sum of weights and the sum of squared
 * weights: what it takes to say how sure a weighted mean is (statistics/weights.h).
 */
#ifndef CSMETRICS_CORE_SURVEY_WEIGHTED_H
#define CSMETRICS_CORE_SURVEY_WEIGHTED_H

#include "core/survey/rating_summary.h"

/* The most points of a weighted scale: with 16 bytes for each, more would not fit a page. */
#define WEIGHTED_POINTS_MAX 101

typedef struct RatingWeights
{
	Scale scale;
	int64_t answers;                     /* number of answers */
	double at[WEIGHTED_POINTS_MAX];      /* sum of weights */
	double squares[WEIGHTED_POINTS_MAX]; /* sum of squared weights */
} RatingWeights;

/* Bytes of a weighted summary, header included. */
static inline size_t
WeightedSize(Scale scale)
{
	return RATING_SUMMARY_HEADER_SIZE + ScaleSize(scale) + sizeof(int64_t) +
		   2 * sizeof(double) * (size_t) scale.points;
}

bool WeightedScaleCheck(Scale scale, Fault *fault);
void RatingWeightsRead(const RatingSummary *summary, RatingWeights *weights);
void RatingWeightsWrite(const RatingWeights *weights, RatingSummary *summary);
double RatingWeightsTotal(const RatingWeights *weights);
double RatingWeightsEffective(const RatingWeights *weights);
double RatingWeightsStddev(const RatingWeights *weights);
bool RatingWeightsCheck(const RatingWeights *weights, Fault *fault);
bool RatingWeightsCount(RatingWeights *weights, double answer, double weight, Fault *fault);
bool RatingWeightsMerge(RatingWeights *sum, const RatingWeights *more, Fault *fault);
bool RatingWeightsSubtract(RatingWeights *rest, const RatingWeights *part, Fault *fault);

#endif
