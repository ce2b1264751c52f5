/*
 * design_effect.c: how much answers that belong together repeat each other.
 */
#include "core/statistics/design_effect.h"

#include "core/statistics/moments.h"

#include <math.h>

/* Beyond these an interval is all of the scale, or only the mean; nothing overflows within. */
static const double LEAST = 1e-100;
static const double GREATEST = 1e100;

/* Is this a design effect, a finite number above 0? */
bool
DesignEffectCheck(double design_effect, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];

	if (design_effect > 0.0 && isfinite(design_effect))
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "design effect %s is not a finite number above 0",
			 FaultNumber(text, design_effect));
	return FaultHint(fault,
					 "Write 2 where two answers are only as sure as one, and 1 where answers "
					 "are independent.");
}

/* A design effect that was checked, as near as what can be calculated with. */
double
DesignEffectWithin(double design_effect)
{
	return fmin(fmax(design_effect, LEAST), GREATEST);
}

/* Divides the answers in each box by a design effect: what they count in an interval. */
void
DivideCounts(double *count, int boxes, double design_effect)
{
	double divisor = DesignEffectWithin(design_effect);

	for (int box = 0; box < boxes; box++)
		count[box] /= divisor;
}

/* Whether sums from outside are within what clusters could add up to, so that they can be read. */
bool
ClusterSumsCheck(const ClusterSums *sums)
{
	Int128 most = (Int128) sums->answers * CLUSTER_POINTS_MAX;

	return sums->clusters >= 0 && sums->answers >= sums->clusters && sums->points <= most &&
		   sums->points >= -most && sums->squared_points >= 0 && sums->squared_sums >= 0 &&
		   sums->squared_answers >= sums->answers;
}

/* Says that the sums do not hold so many answers. Always returns false. */
static bool
RefuseSums(Fault *fault)
{
	FaultSet(fault, FAULT_OUT_OF_RANGE, "sums of the design effect are out of range");
	return FaultHint(fault, "Hand it one summary per customer.");
}

/*
 * Adds one cluster, of which answers, points and squared_points count; one without answers is
 * none. On a fault sums are of no use any more.
 */
bool
ClusterSumsAdd(ClusterSums *sums, const ClusterSums *cluster, Fault *fault)
{
	ClusterSums one = *cluster;

	if (one.answers == 0)
		return true;
	one.clusters = 1;
	if (__builtin_mul_overflow(one.points, one.points, &one.squared_sums) ||
		__builtin_mul_overflow(one.points, (Int128) one.answers, &one.products))
		return RefuseSums(fault);
	one.squared_answers = (Int128) one.answers * one.answers;
	return ClusterSumsMerge(sums, &one, fault);
}

/* Adds the sums of other clusters: whole numbers, so that no order of adding matters. */
bool
ClusterSumsMerge(ClusterSums *sums, const ClusterSums *more, Fault *fault)
{
	if (__builtin_add_overflow(sums->clusters, more->clusters, &sums->clusters) ||
		__builtin_add_overflow(sums->answers, more->answers, &sums->answers) ||
		__builtin_add_overflow(sums->points, more->points, &sums->points) ||
		__builtin_add_overflow(sums->squared_points, more->squared_points, &sums->squared_points) ||
		__builtin_add_overflow(sums->squared_sums, more->squared_sums, &sums->squared_sums) ||
		__builtin_add_overflow(sums->products, more->products, &sums->products) ||
		__builtin_add_overflow(sums->squared_answers, more->squared_answers,
							   &sums->squared_answers))
		return RefuseSums(fault);
	return true;
}

/*
 * How many times the variance of the mean is what it were if all answers were independent:
 * V N / s2, with the cluster-robust variance of the mean V = G / (G - 1) sum (u - m n)^2 / N^2
 * for G clusters of n answers and u points each, N answers in all (Rao and Scott 1992); but
 * never less than 1. Answers that all have the same points can't tell: there each cluster counts
 * as one answer, given n times, sum n^2 / N.
 * False for less than two clusters, which say nothing either.
 */
bool
ClusterSumsDesignEffect(const ClusterSums *sums, double *design_effect)
{
	double answers = (double) sums->answers;
	double clusters = (double) sums->clusters;
	int64_t whole;
	double rest, spread, between;

	if (sums->clusters < 2 || sums->answers < sums->clusters)
		return false;
	whole = (int64_t) (sums->points / sums->answers);
	rest = (double) (sums->points - (Int128) whole * sums->answers) / answers;
	spread = SquaresAbout(sums->squared_points, sums->points, sums->answers, whole, rest);
	between = SquaresAbout(sums->squared_sums, sums->products, sums->squared_answers, whole, rest);
	if (spread > 0.0)
		*design_effect = clusters / (clusters - 1.0) * between / spread;
	else
		*design_effect = (double) sums->squared_answers / answers;
	*design_effect = fmax(*design_effect, 1.0);
	return true;
}

/* Whether weighted sums from outside can be read: numbers, of a sign that they can have. */
bool
WeightedClusterSumsCheck(const WeightedClusterSums *sums)
{
	return sums->clusters >= 0 && sums->answers >= sums->clusters && isfinite(sums->weight) &&
		   sums->weight >= 0.0 && isfinite(sums->points) && isfinite(sums->squared_points) &&
		   sums->squared_points >= 0.0 && isfinite(sums->squared_sums) &&
		   sums->squared_sums >= 0.0 && isfinite(sums->products) &&
		   isfinite(sums->squared_weights) && sums->squared_weights >= 0.0 &&
		   isfinite(sums->own_weights) && sums->own_weights >= 0.0 &&
		   isfinite(sums->own_products) && isfinite(sums->own_squared_sums) &&
		   sums->own_squared_sums >= 0.0;
}

/* Adds one cluster, of which the rest is known; one without weight is none. */
bool
WeightedClusterSumsAdd(WeightedClusterSums *sums, const WeightedClusterSums *cluster, Fault *fault)
{
	WeightedClusterSums one = *cluster;

	if (!(one.weight > 0.0))
		return true;
	one.clusters = 1;
	one.squared_sums = one.points * one.points;
	one.products = one.points * one.weight;
	one.squared_weights = one.weight * one.weight;
	return WeightedClusterSumsMerge(sums, &one, fault);
}

/* Adds the sums of other clusters; the order of adding may change the last digits. */
bool
WeightedClusterSumsMerge(WeightedClusterSums *sums, const WeightedClusterSums *more, Fault *fault)
{
	if (__builtin_add_overflow(sums->clusters, more->clusters, &sums->clusters) ||
		__builtin_add_overflow(sums->answers, more->answers, &sums->answers))
		return RefuseSums(fault);
	sums->weight += more->weight;
	sums->points += more->points;
	sums->squared_points += more->squared_points;
	sums->squared_sums += more->squared_sums;
	sums->products += more->products;
	sums->squared_weights += more->squared_weights;
	sums->own_weights += more->own_weights;
	sums->own_products += more->own_products;
	sums->own_squared_sums += more->own_squared_sums;
	return WeightedClusterSumsCheck(sums) || RefuseSums(fault);
}

/* sum (x - c y)^2 for sums of x^2, x y and y^2; 0 where only rounding is left of it. */
static double
WeightedSquaresAbout(double xx, double xy, double yy, double c)
{
	double squares = xx - c * (2.0 * xy - c * yy);

	return squares > 1e-12 * xx ? squares : 0.0;
}

/*
 * The design effect of weighted answers, beside the effective size that EffectiveSize gives
 * them: V n / s2 with that n, as for unweighted ones. False for less than two clusters.
 */
bool
WeightedClusterSumsDesignEffect(const WeightedClusterSums *sums, double *design_effect)
{
	double clusters = (double) sums->clusters;
	double mean, spread, of_answers, of_clusters, size;

	if (sums->clusters < 2 || !(sums->weight > 0.0) || !(sums->own_weights > 0.0))
		return false;
	mean = sums->points / sums->weight;
	spread =
		WeightedSquaresAbout(sums->squared_points, sums->points, sums->weight, mean) / sums->weight;
	of_answers =
		WeightedSquaresAbout(sums->own_squared_sums, sums->own_products, sums->own_weights, mean) /
		sums->weight / sums->weight;
	of_clusters =
		WeightedSquaresAbout(sums->squared_sums, sums->products, sums->squared_weights, mean) /
		sums->weight / sums->weight * clusters / (clusters - 1.0);
	if (spread > 0.0)
	{
		size = of_answers > 0.0 ? spread / of_answers : HUGE_VAL;
		*design_effect = of_clusters * fmin(size, (double) sums->answers) / spread;
	}
	else
		*design_effect = sums->squared_weights / sums->own_weights;
	*design_effect = fmin(fmax(*design_effect, 1.0), GREATEST);
	return true;
}
