/*
 * sample_size.c: how many answers it takes for a metric to be known to a margin.
 */
#include "core/statistics/sample_size.h"

#include <math.h>

/* Is this a margin of error, a finite number above 0? */
bool
MarginCheck(double margin, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];

	if (margin > 0.0 && isfinite(margin))
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "margin %s is not a finite number above 0",
			 FaultNumber(text, margin));
	return FaultHint(fault, "Write 5 for plus or minus 5 points.");
}

/*
 * Enough answers for any distribution on a scale of this range (high - low): the variance is
 * never more than that of half the answers at either end, range^2 / 4, so that
 * n = z^2 (range / 2)^2 / margin^2, rounded up (Cochran 1977, section 4.4). margin and range
 * are in the metric's units, z is from ConfidenceToZ. The score interval is then never wider
 * than twice the margin. Faults where a bigint doesn't hold the number.
 */
bool
SampleSizeAtWorst(double range, double margin, double z, int64_t *answers, Fault *fault)
{
	double half = z * range / 2.0 / margin;
	double size = ceil(half * half);

	/* the nearest double to the largest bigint is one more than that */
	if (!(size < (double) INT64_MAX))
	{
		FaultSet(fault, FAULT_OUT_OF_RANGE, "a margin of %.15g takes more than %lld answers",
				 margin, (long long) INT64_MAX);
		return FaultHint(fault, "Ask for a wider margin.");
	}
	*answers = size > 1.0 ? (int64_t) size : 1;
	return true;
}

/* Half the width of the score interval of so many answers that fall as the pilot's do. */
static double
HalfWidth(const Sample *pilot, double z, double answers)
{
	double total = 0.0;
	Reach reach;

	for (int box = 0; box < pilot->boxes; box++)
		total += pilot->count[box];
	/* n answers of this shape reach as far as total of them with z scaled */
	reach = ScoreReach(pilot, z * sqrt(total / answers));
	return (reach.below + reach.above) / 2.0;
}

/*
 * The fewest answers that, if they fall as the pilot's do, have a score interval no wider than
 * twice the margin; for large numbers that is z^2 s^2 / margin^2 with the pilot's variance s^2.
 * unit: how much worth makes one of the units that the margin is in. The interval narrows with
 * every answer, and the worst case bounds the number, so halving finds it.
 */
bool
SampleSizeLike(const Sample *pilot, double unit, double margin, double z, int64_t *answers,
			   Fault *fault)
{
	Bounds ends = SampleEnds(pilot);
	int64_t few = 0;
	int64_t enough = 0;

	if (!SampleSizeAtWorst((ends.high - ends.low) / unit, margin, z, &enough, fault))
		return false;
	while (enough - few > 1)
	{
		int64_t middle = few + (enough - few) / 2;

		if (HalfWidth(pilot, z, (double) middle) <= margin * unit)
			enough = middle;
		else
			few = middle;
	}
	*answers = enough;
	return true;
}
