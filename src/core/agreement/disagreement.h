/*
 * disagreement.h: how far two ratings of one conversation lie apart, by the level of
 * measurement of their scale. It knows nothing of who rated.
 */
#ifndef CSMETRICS_CORE_AGREEMENT_DISAGREEMENT_H
#define CSMETRICS_CORE_AGREEMENT_DISAGREEMENT_H

#include "core/base/scale.h"

/* What the points of a scale mean to each other (Stevens 1946). */
typedef enum Level
{
	LEVEL_NOMINAL,  /* names: two are the same or they aren't */
	LEVEL_ORDINAL,  /* ranks: which is higher */
	LEVEL_INTERVAL, /* numbers: how far apart */
	LEVEL_RATIO     /* numbers from a true zero: how many times as much */
} Level;

#define LEVELS 4

/* How a distance becomes a disagreement. */
typedef enum DistanceKind
{
	DISTANCE_DIFFERENT, /* any two different points disagree fully */
	DISTANCE_LINEAR,    /* (x - y) / range */
	DISTANCE_SQUARED,   /* ((x - y) / range)^2 */
	DISTANCE_RATIO      /* ((x - y) / (x + y))^2 */
} DistanceKind;

/* The disagreement of any two points of a scale: 0 (the same) to 1 (as far apart as can be). */
typedef struct Disagreement
{
	DistanceKind kind;
	int points;
	double most;                 /* what the two ends differ by, which stands for 1 */
	double at[SCALE_POINTS_MAX]; /* where each point lies */
} Disagreement;

bool LevelParse(const char *name, size_t length, Level *level, Fault *fault);
const char *LevelName(Level level);
void DisagreementByWeights(Disagreement *disagreement, Level level, int points, double low,
						   double step);
void DisagreementByRanks(Disagreement *disagreement, int points, const double *count);
double MostWithin(const Disagreement *disagreement, double ratings);

/* The disagreement of the points k and l, counted from 0. */
static inline double
DisagreementOf(const Disagreement *disagreement, int k, int l)
{
	double x = disagreement->at[k], y = disagreement->at[l];

	if (k == l)
		return 0.0;
	switch (disagreement->kind)
	{
		case DISTANCE_DIFFERENT:
			return 1.0;
		case DISTANCE_LINEAR:
			return (x > y ? x - y : y - x) / disagreement->most;
		case DISTANCE_SQUARED:
			return (x - y) / disagreement->most * ((x - y) / disagreement->most);
		case DISTANCE_RATIO:
			return (x - y) / (x + y) * ((x - y) / (x + y)) / disagreement->most;
	}
	return 0.0;
}

#endif
