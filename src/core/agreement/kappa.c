/*
 * kappa.c: Cohen's kappa (1960), weighted (1968) by the level of measurement, and bias.
 *
 * kappa = 1 - observed / expected disagreement, where chance pairs every rating of one
 * reviewer with every rating of the other. The influence of a pair is the one of Fleiss, Cohen
 * and Everitt (1969).
 */
#include "core/agreement/kappa.h"

void
KappaStart(Kappa *kappa, Level level, int points, double low, double step)
{
	*kappa = (Kappa){0};
	DisagreementByWeights(&kappa->disagreement, level, points, low, step);
}

/* The first time: so many pairs, the first reviewer's point and the second's, from 0. */
void
KappaCount(Kappa *kappa, int a, int b, double times)
{
	kappa->pairs += times;
	kappa->same += a == b ? times : 0.0;
	kappa->within_one += a - b <= 1 && b - a <= 1 ? times : 0.0;
	kappa->observed += times * DisagreementOf(&kappa->disagreement, a, b);
	kappa->a[a] += times;
	kappa->b[b] += times;
	kappa->bias[a - b + kappa->disagreement.points - 1] += times;
}

/* When all were counted: what chance alone would give. There must be a pair. */
void
KappaExpect(Kappa *kappa)
{
	int points = kappa->disagreement.points;

	for (int k = 0; k < points; k++)
		for (int l = 0; l < points; l++)
		{
			double disagreement = DisagreementOf(&kappa->disagreement, k, l) / kappa->pairs;

			kappa->of_a[k] += kappa->b[l] * disagreement;
			kappa->of_b[k] += kappa->a[l] * disagreement;
		}
	for (int k = 0; k < points; k++)
		kappa->expected += kappa->a[k] / kappa->pairs * kappa->of_a[k];
	kappa->observed /= kappa->pairs;
	SpreadStart(&kappa->spread, kappa->observed, kappa->expected, 1.0, kappa->pairs);
}

/* The second time; only where the expected disagreement is above 0. */
void
KappaSpread(Kappa *kappa, int a, int b, double times)
{
	double from_mean = kappa->of_a[a] + kappa->of_b[b] - 2.0 * kappa->expected;
	double ratio = kappa->observed / kappa->expected;
	Influence influence = {.weight = 1.0};

	influence.observed = DisagreementOf(&kappa->disagreement, a, b);
	influence.rest = ratio * from_mean / (kappa->expected * kappa->pairs);
	SpreadAdd(&kappa->spread, &influence, times);
}

/* The mean of a - b in points of the scale, with the reach of its score interval. */
Reach
KappaBias(const Kappa *kappa, double z)
{
	double points[BIAS_BOXES];
	int boxes = 2 * kappa->disagreement.points - 1;

	for (int i = 0; i < boxes; i++)
		points[i] = i - (kappa->disagreement.points - 1);
	return ScoreReach(&(Sample){.boxes = boxes, .points = points, .count = kappa->bias}, z);
}
