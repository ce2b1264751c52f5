/*
 * weights.c: the effective number of weighted answers.
 */
#include "core/statistics/weights.h"

#include <math.h>

/* A size that is as near to the number of answers as this is that number. */
static const double ROUNDING = 1e-9;

static double
TotalWeight(const WeightedBoxes *weighted)
{
	double total = 0.0;

	for (int box = 0; box < weighted->boxes; box++)
		total += weighted->weight[box];
	return total;
}

static double
WeightedMean(const WeightedBoxes *weighted, double total)
{
	double mean = 0.0;

	for (int box = 0; box < weighted->boxes; box++)
		mean += weighted->weight[box] / total * weighted->points[box];
	return mean;
}

/*
 * How many answers of weight 1 have a mean that is as sure as this weighted one: the variance
 * s2 of the answers over that of their mean, V = sum Q (a - m)^2 / (sum W)^2, where Q is the
 * sum of squared weights in each box (Taylor linearisation: Binder 1983), as Korn and Graubard
 * (1998) do for a share; but never more than there are answers (Parker et al. 2017). Where all
 * that has weight has the same points both are 0: there it is Kish's size, (sum w)^2 / sum w^2
 * (1965). More than 0; equal weights give the number of answers.
 */
double
EffectiveSize(const WeightedBoxes *weighted)
{
	double total = TotalWeight(weighted);
	double mean = WeightedMean(weighted, total);
	double variance = 0.0, of_mean = 0.0, squares = 0.0;
	double size;

	for (int box = 0; box < weighted->boxes; box++)
	{
		double share = weighted->weight[box] / total;
		double square = weighted->squares[box] / total / total;
		double distance = weighted->points[box] - mean;

		variance += share * distance * distance;
		of_mean += square * distance * distance;
		squares += square;
	}
	if (variance > 0.0 && !(of_mean > 0.0))
		return weighted->answers;
	size = of_mean > 0.0 ? variance / of_mean : 1.0 / squares;
	return size < weighted->answers * (1.0 - ROUNDING) ? size : weighted->answers;
}
