/*
 * moments.c: what follows from the number, the sum and the sum of squares of some numbers.
 */
#include "core/statistics/moments.h"

/*
 * sum (x - c y)^2 for sums of x^2, x y and y^2, c = whole + rest. The whole part is taken off in
 * whole numbers first, so that nothing that matters cancels; what is added there may pass 128
 * bits, but not what comes out, so that it is right in unsigned ones.
 */
double
SquaresAbout(Int128 xx, Int128 xy, Int128 yy, int64_t whole, double rest)
{
	typedef unsigned __int128 Bits;
	Bits near_xy = (Bits) xy - (Bits) (Int128) whole * (Bits) yy;
	Bits near_xx = (Bits) xx - (Bits) (Int128) whole * ((Bits) xy + near_xy);

	return (double) (Int128) near_xx - 2.0 * rest * (double) (Int128) near_xy +
		   rest * rest * (double) yy;
}

/* The mean. */
double
MomentsMean(const Moments *moments)
{
	int64_t whole = (int64_t) (moments->sum / moments->count);
	int64_t rest = (int64_t) (moments->sum - (Int128) whole * moments->count);

	return (double) whole + (double) rest / (double) moments->count;
}

/* The variance: the mean square distance from the mean. */
double
MomentsVariance(const Moments *moments)
{
	int64_t whole = (int64_t) (moments->sum / moments->count);
	double rest =
		(double) (moments->sum - (Int128) whole * moments->count) / (double) moments->count;
	double squares = SquaresAbout(moments->squares, moments->sum, moments->count, whole, rest);

	return squares > 0.0 ? squares / (double) moments->count : 0.0;
}

/* Two boxes with this mean and variance, the first at the end that distances are counted from. */
static void
TwoBoxes(double count, double distance, double variance, double *points, double *counts)
{
	double other = distance > 0.0 ? distance + variance / distance : 0.0;
	double share = distance > 0.0 ? variance / (variance + distance * distance) : 1.0;

	points[0] = 0.0;
	points[1] = other;
	counts[0] = count * share;
	counts[1] = count - counts[0];
}

/*
 * A sample of count numbers in 0..range, of which only the mean and the variance are known. Each
 * side is shown the sample whose interval reaches furthest: those that are not all the same as
 * the mean sit at the end on that side, where they pull most, and the others in one box. For large
 * counts that is mean -+ z sqrt(variance / count), as of any sample.
 */
void
MomentsSampleMake(double count, double mean, double variance, double range, MomentsSample *sample)
{
	for (int side = 0; side < 2; side++)
	{
		double *points = sample->points[side];

		TwoBoxes(count, side == 0 ? mean : range - mean, variance, points, sample->count[side]);
		for (int box = 0; box < 2; box++)
			points[box] = side == 0 ? points[box] : range - points[box];
		points[2] = side == 0 ? range : 0.0;
		sample->count[side][2] = 0.0;
	}
	sample->upper = (Sample){.boxes = 3, .points = sample->points[1], .count = sample->count[1]};
	sample->sample = (Sample){.boxes = 3,
							  .points = sample->points[0],
							  .count = sample->count[0],
							  .upper = &sample->upper};
}
