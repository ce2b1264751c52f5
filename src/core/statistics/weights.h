/*
 * weights.h: how many unweighted answers would make a mean as sure as weighted ones do.
 */
#ifndef CSMETRICS_CORE_STATISTICS_WEIGHTS_H
#define CSMETRICS_CORE_STATISTICS_WEIGHTS_H

/* Weighted answers, box by box. */
typedef struct WeightedBoxes
{
	int boxes;
	const double *points;  /* points of an answer in each box; finite, any order */
	const double *weight;  /* the sum of the weights in each box, >= 0; more than 0 in all */
	const double *squares; /* the sum of their squares */
	double answers;        /* how many answers there are in all, those of weight 0 too */
} WeightedBoxes;

double EffectiveSize(const WeightedBoxes *weighted);

#endif
