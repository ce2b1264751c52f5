/*
 * chance.h: coefficients of agreement, corrected for chance: 1 - observed / expected
 * disagreement. Alpha, kappa and AC differ in what they expect; the interval is one method.
 */
#ifndef CSMETRICS_CORE_AGREEMENT_CHANCE_H
#define CSMETRICS_CORE_AGREEMENT_CHANCE_H

#include "core/statistics/interval.h"

#include <stdbool.h>

/* Boxes that observed disagreements of 0 to the most are sorted into, finer towards 0. */
#define SPREAD_BOXES 128

/* One unit: a conversation, or a pair of ratings. */
typedef struct Influence
{
	double weight;   /* of the unit in the observed disagreement */
	double observed; /* its disagreement, 0..Spread.most */
	double rest;     /* how far it moves the coefficient by what is expected */
} Influence;

/* How the units of a sample spread: what the interval of a coefficient takes. */
typedef struct Spread
{
	double observed; /* mean disagreement of the units */
	double expected; /* by chance; above 0 */
	double most;     /* the most that a unit can disagree */
	double biggest;  /* the most that one did */
	double weight;   /* of all units */
	double units;    /* how many move the coefficient */
	double compared; /* how many of them weigh anything */
	double squares;  /* sum of their squared weights */
	double variance; /* sum of their squared distances from the mean, weighted */
	double own;      /* sum of squares of influences by what was observed */
	double rest;     /* the same by what is expected */
	double both;     /* sum of their products */
	double box_weight[SPREAD_BOXES];
	double box_sum[SPREAD_BOXES];
} Spread;

/* A coefficient with its interval; not known where there is nothing to compare. */
typedef struct Coefficient
{
	bool is_known;
	double value;
	double variance; /* linearised, not corrected for the number of units */
	Bounds interval;
} Coefficient;

void SpreadStart(Spread *spread, double observed, double expected, double most, double weight);
void SpreadAdd(Spread *spread, const Influence *unit, double times);
Coefficient SpreadCoefficient(const Spread *spread, double confidence);

#endif
