/*
 * weights.h: how many answers weighted ones are worth, for a mean to be as sure.
 */
#ifndef CSMETRICS_CORE_STATISTICS_WEIGHTS_H
#define CSMETRICS_CORE_STATISTICS_WEIGHTS_H

/* Weighted answers, box by box. */
typedef struct WeightedBoxes
{
	int boxes;
	const double *points;  /* what an answer in each box is worth; finite, any order */
	const double *weight;  /* the sum of the weights in each box, >= 0; more than 0 in all */
	const double *squares; /* the sum of their squares */
	double answers;        /* how many answers there are in all, those of weight 0 too */
} WeightedBoxes;

double EffectiveSize(const WeightedBoxes *weighted);

#endif
