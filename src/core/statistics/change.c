/*
 * change.c: the difference of two means, by MOVER.
 *
 * MOVER (Zou and Donner 2008) recovers the variance that is needed near each end of the
 * difference's interval from the ends of the two samples' own intervals, and adds the squares.
 * With score intervals it is Newcombe's method 10 (1998), carried over to any metric.
 */
#include "core/statistics/change.h"

#include "core/statistics/confidence.h"

#include <math.h>

/* Beyond so many standard errors a p-value is 0 in the 6th decimal, and in double precision. */
static const double Z_FAR = 40.0;

/* How far the interval of the change reaches down from it. */
static double
ReachDown(const Reach *before, const Reach *after)
{
	return sqrt(after->below * after->below + before->above * before->above);
}

/*
 * How far the interval reaches towards 0 at z, as a multiple of the change itself: 1 where it
 * touches. A fall is looked at as the rise from the after to the before.
 */
static double
ReachToZero(const Sample *before, const Sample *after, double change, double z)
{
	Reach first = ScoreReach(before, z), second = ScoreReach(after, z);

	if (change < 0.0)
		return ReachDown(&second, &first) / -change;
	return ReachDown(&first, &second) / change;
}

/*
 * The z at which the interval's end just touches 0; Z_FAR where it is further than that. The
 * reach grows with z and is close to proportional to it, so the chord from 0 is a good guess,
 * and false position closes in from there: the Illinois variant, which halves the weight of
 * an end that has stayed for two steps.
 */
static double
TouchingZ(const Sample *before, const Sample *after, double change)
{
	double low = 0.0, low_excess = -1.0;
	double high = Z_FAR, high_excess = ReachToZero(before, after, change, high) - 1.0;
	double z = 1.0 / ReachToZero(before, after, change, 1.0);
	int moved = 0;

	if (!(high_excess > 0.0))
		return Z_FAR;
	for (int step = 0; step < 100 && high - low > 1e-15 * high; step++)
	{
		double excess;

		if (!(z > low && z < high))
			z = low + (high - low) / 2.0;
		excess = ReachToZero(before, after, change, z) - 1.0;
		if (fabs(excess) < 1e-15)
			break;
		if (excess < 0.0)
		{
			low = z, low_excess = excess;
			high_excess /= moved < 0 ? 2.0 : 1.0;
			moved = -1;
		}
		else
		{
			high = z, high_excess = excess;
			low_excess /= moved > 0 ? 2.0 : 1.0;
			moved = 1;
		}
		z = low + (high - low) * low_excess / (low_excess - high_excess);
	}
	return z;
}

/*
 * What changed from before to after: both must hold answers, on the same scale. z: from
 * ConfidenceToZ, for the interval; the p-value does not depend on it, and is below 1 -
 * confidence exactly where the interval leaves out 0.
 */
Change
MoverChange(const Sample *before, const Sample *after, double z)
{
	Reach first = ScoreReach(before, z), second = ScoreReach(after, z);
	Change change;

	change.change = second.mean - first.mean;
	change.interval.low = change.change - ReachDown(&first, &second);
	change.interval.high = change.change + ReachDown(&second, &first);
	change.p_value = 1.0;
	if (change.change != 0.0)
		change.p_value = PValueOfZ(TouchingZ(before, after, change.change));
	return change;
}
