/*
 * calibration.c: the prediction-powered mean (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic
 * 2023; with a weight, Angelopoulos, Duchi and Zrnic 2023).
 *
 * For any weight w the mean of human - w AI over the checked reviews plus w times the mean of
 * AI over the others is right on average, whatever the AI does. Both means have score
 * intervals, on -100 w..100 and on 0..100, and MOVER joins them (Zou and Donner 2008). Of the
 * weights 0, 1/4 ... 1 the one with the narrowest interval is taken: 0 is the human sample
 * alone, so that the interval is never wider than that sample's own.
 */
#include "core/statistics/calibration.h"

#include <math.h>

/*
 * The mean and reach of scores of so many reviews. A box holds scores of up to a point more than
 * it says: so many of them are counted in the next box that the mean is exact.
 */
static Reach
BoxesReach(const ScoreBoxes *scores, double reviews, double z)
{
	double points[CALIBRATION_BOXES];
	double count[CALIBRATION_BOXES];
	int boxes = 100 - scores->low + 1;
	double below = reviews - scores->count[boxes - 1];
	double sum = 0.0;
	double moved;

	for (int i = 0; i < boxes; i++)
	{
		points[i] = scores->low + i;
		sum += points[i] * scores->count[i];
	}
	moved = below > 0.0 ? (scores->mean * reviews - sum) / below : 0.0;
	for (int i = 0; i < boxes; i++)
		count[i] = (i < boxes - 1 ? scores->count[i] * (1.0 - moved) : scores->count[i]) +
				   (i > 0 ? scores->count[i - 1] * moved : 0.0);
	return ScoreReach(&(Sample){.boxes = boxes, .points = points, .count = count}, z);
}

static double
Joined(double a, double b)
{
	return sqrt(a * a + b * b);
}

static double
Percent(double value)
{
	return value < 0.0 ? 0.0 : value > 100.0 ? 100.0 : value;
}

/* The calibrated mean by so many quarters of the AI's score. */
static Calibrated
ByQuarters(const Calibration *calibration, int quarters, const Reach *ai, double z)
{
	Reach human = BoxesReach(&calibration->difference[quarters], calibration->checked, z);
	double weight = quarters / 4.0;
	double value = human.mean + weight * ai->mean;
	Calibrated calibrated = {.quarters = quarters, .value = Percent(value)};

	calibrated.interval.low = Percent(value - Joined(human.below, weight * ai->below));
	calibrated.interval.high = Percent(value + Joined(human.above, weight * ai->above));
	return calibrated;
}

/*
 * The calibrated mean with its interval; z from ConfidenceToZ. Where all reviews are checked
 * there is nothing to calibrate, and it is the human mean.
 */
Calibrated
CalibratedMean(const Calibration *calibration, double z)
{
	Reach ai = {0.0, 0.0, 0.0};
	Calibrated best = ByQuarters(calibration, 0, &ai, z);

	if (!(calibration->unchecked > 0.0))
		return best;
	ai = BoxesReach(&calibration->ai, calibration->unchecked, z);
	for (int quarters = 1; quarters < CALIBRATION_QUARTERS; quarters++)
	{
		Calibrated next = ByQuarters(calibration, quarters, &ai, z);

		if (next.interval.high - next.interval.low < best.interval.high - best.interval.low)
			best = next;
	}
	return best;
}
