/*
 * sample_size.c: how many answers it takes for a metric to be known to a margin, or for a
 * change of it to be seen.
 */
#include "core/statistics/sample_size.h"

#include "core/statistics/confidence.h"

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
		FaultSet(fault, FAULT_OUT_OF_RANGE,
				 "number of answers for a margin of %.15g is out of range for type bigint", margin);
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
 * unit: how many points make one of the units that the margin is in. The interval narrows with
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

/* Is this a power, a number strictly between 0 and 1? */
bool
PowerCheck(double power, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];

	if (power > 0.0 && power < 1.0)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "power %s is not between 0 and 1",
			 FaultNumber(text, power));
	return FaultHint(fault, "Write 0.8 for a change that is to be found 8 times out of 10.");
}

/*
 * Is this a change that a metric can make: finite, not 0, and not from beyond one end of its
 * range to beyond the other? Both are in the metric's unit.
 */
bool
ChangeCheck(double change, double range, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];

	if (isfinite(change) && change != 0.0 && fabs(change) <= range)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "change %s must be other than 0 and within %.15g..%.15g",
			 FaultNumber(text, change), -range, range);
	return FaultHint(fault, "Write 5 to find a change of 5 points, up or down.");
}

/* The z below which a normal variable falls with this probability. */
static double
PowerToZ(double power)
{
	double sure = fabs(2.0 * power - 1.0);

	if (sure == 0.0)
		return 0.0;
	if (sure == 1.0) /* as good as never: no double is as near to 1 from below */
		return -HUGE_VAL;
	return power > 0.5 ? ConfidenceToZ(sure) : -ConfidenceToZ(sure);
}

/*
 * How many answers each of two samples needs for a change to be found, with the power that
 * the plan asks for: n = (z + z of the power)^2 (s1^2 + s2^2) / change^2 (Cochran 1977;
 * Chow, Shao and Wang 2008, section 3.2). Both variances are taken to be the pilot's. A pilot
 * whose answers are all the same promises nothing for free: the change is then taken to come
 * from answers that go from one end of the range to the other, whose variance is
 * change (range - change). All in the metric's unit.
 */
bool
SampleSizeOfChange(double variance, double range, const ChangePlan *plan, int64_t *answers,
				   Fault *fault)
{
	double change = fabs(plan->change);
	double both = variance > 0.0 ? 2.0 * variance : change * (range - change);
	double z = fmax(plan->z + PowerToZ(plan->power), 0.0) / change;
	double size = ceil(z * z * both * plan->design_effect);

	if (!(size < (double) INT64_MAX))
	{
		FaultSet(fault, FAULT_OUT_OF_RANGE,
				 "number of answers for a change of %.15g is out of range for type bigint",
				 plan->change);
		return FaultHint(fault, "Ask for a larger change.");
	}
	*answers = size > 1.0 ? (int64_t) size : 1;
	return true;
}
