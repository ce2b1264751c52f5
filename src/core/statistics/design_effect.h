/*
 * design_effect.h: how much answers that belong together repeat each other.
 *
 * A design effect d says that n answers are as sure as n / d independent ones: more than 1
 * where customers answer several times, less than 1 where a finite population has nearly all
 * been asked.
 */
#ifndef CSMETRICS_CORE_STATISTICS_DESIGN_EFFECT_H
#define CSMETRICS_CORE_STATISTICS_DESIGN_EFFECT_H

#include "core/base/fault.h"
#include "core/number/ratio.h"

#include <stdint.h>

/* The design effect that is meant where none is given: answers are independent. */
#define DESIGN_EFFECT_DEFAULT 1.0

/* The points that an answer may have, up or down: far more than any metric's. */
#define CLUSTER_POINTS_MAX INT32_MAX

/* What one cluster (a customer) answered, or many of them together did. */
typedef struct ClusterSums
{
	int64_t clusters;       /* those with an answer */
	int64_t answers;        /* of all of them */
	Int128 points;          /* the answers' points, added up */
	Int128 squared_points;  /* the same, each answer's points squared */
	Int128 squared_sums;    /* each cluster's points added up, and that squared */
	Int128 products;        /* each cluster's points times its answers */
	Int128 squared_answers; /* each cluster's answers squared */
} ClusterSums;

/*
 * The same of weighted answers. Points are best counted from the middle of their range, so that
 * less is lost by rounding.
 */
typedef struct WeightedClusterSums
{
	int64_t clusters;        /* those with an answer of some weight */
	int64_t answers;         /* of all of them, those of weight 0 too */
	double weight;           /* of all answers */
	double points;           /* weight times points, added up */
	double squared_points;   /* weight times squared points */
	double squared_sums;     /* each cluster's weighted points added up, and that squared */
	double products;         /* each cluster's weighted points times its weight */
	double squared_weights;  /* each cluster's weight squared */
	double own_weights;      /* each answer's weight squared */
	double own_products;     /* the same times its points */
	double own_squared_sums; /* the same times its squared points */
} WeightedClusterSums;

bool DesignEffectCheck(double design_effect, Fault *fault);
double DesignEffectWithin(double design_effect);
void DivideCounts(double *count, int boxes, double design_effect);
bool ClusterSumsCheck(const ClusterSums *sums);
bool ClusterSumsAdd(ClusterSums *sums, const ClusterSums *cluster, Fault *fault);
bool ClusterSumsMerge(ClusterSums *sums, const ClusterSums *more, Fault *fault);
bool ClusterSumsDesignEffect(const ClusterSums *sums, double *design_effect);
bool WeightedClusterSumsCheck(const WeightedClusterSums *sums);
bool WeightedClusterSumsAdd(WeightedClusterSums *sums, const WeightedClusterSums *cluster,
							Fault *fault);
bool WeightedClusterSumsMerge(WeightedClusterSums *sums, const WeightedClusterSums *more,
							  Fault *fault);
bool WeightedClusterSumsDesignEffect(const WeightedClusterSums *sums, double *design_effect);

#endif
