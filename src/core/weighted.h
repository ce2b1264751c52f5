/*
 * weighted.h: a tally of weighted answers, for surveys that are weighted to a population.
 *
 * It holds the sum of weights at every point, the number of answers, and the sum of squared
 * weights, from which Kish's effective sample size (sum w)^2 / sum w^2 follows (Kish 1965).
 */
#ifndef CSMETRICS_WEIGHTED_H
#define CSMETRICS_WEIGHTED_H

#include "core/tally.h"

typedef struct Weights
{
	Scale scale;
	int64_t answers;             /* number of answers */
	double squares;              /* sum of squared weights */
	double at[SCALE_POINTS_MAX]; /* sum of weights */
} Weights;

/* Bytes of a weighted tally, header included. */
static inline size_t
WeightedSize(int points)
{
	return TALLY_HEADER_SIZE + sizeof(int64_t) + sizeof(double) * ((size_t) points + 1);
}

void WeightsRead(const Tally *tally, Weights *weights);
void WeightsWrite(const Weights *weights, Tally *tally);
double WeightsTotal(const Weights *weights);
double WeightsEffective(const Weights *weights);
double WeightsStddev(const Weights *weights);
bool WeightsCheck(const Weights *weights, Fault *fault);
bool WeightsCount(Weights *weights, double answer, double weight, Fault *fault);
bool WeightsAdd(Weights *sum, const Weights *more, Fault *fault);
bool WeightsTakeOut(Weights *rest, const Weights *part, Fault *fault);

#endif
