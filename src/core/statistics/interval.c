/*
 * interval.c: the score interval of a mean on a bounded scale.
 *
 * The interval holds every mean t with |m - t| <= z sqrt(V(t) / n), where V(t) is the variance
 * of the most likely distribution whose mean is t. For boxes of a_k points with counts c_k, that
 * distribution is p_k = c_k / (n (1 + L (a_k - t))) (Owen 1988; leftover probability goes to
 * the end of the scale), from which V(t) = (m - t) / L. So the lower bound is where
 * n (m - t) L = z^2. With x_k = a_k - min, A = mean of x and s = 1/L - (t - min), both t and L
 * are functions of s alone, and the bound becomes the root s >= 0 of
 *
 *     sum c_k (x_k - A)^2 / (x_k + s)  =  z^2 (A + s),     A - t + min = (A + s) z^2 / (n + z^2)
 *
 * (s = 0 where there is no root). The left side falls in s and the right side rises, so there
 * is one root at most; every term is positive, so nothing cancels, at any count. The upper
 * bound is the same seen from the other end. Two boxes give Wilson's interval.
 */
#include "core/statistics/interval.h"

#include <math.h>
#include <stddef.h>

/* A sample seen from one end of its scale: what it takes to find the bound on that side. */
typedef struct Side
{
	const Sample *sample;
	double end;       /* points of the box at that end */
	double direction; /* 1 from the lower end, -1 from the upper: distances are positive */
	double total;     /* n, the answers in all */
	double mean;      /* A, the mean distance from the end */
} Side;

/* A z^2 / n or a start below this is as good as 0, and keeps what divides by it finite. */
static const double NEXT_TO_NOTHING = 1e-280;

/* The two sums over the answers that a Newton step needs, both divided by n. */
typedef struct Pull
{
	double value; /* mean of (x - A)^2 / (x + s) */
	double slope; /* mean of (x - A)^2 / (x + s)^2: how fast the value falls in s */
} Pull;

static double
Distance(const Side *side, int box)
{
	return side->direction * (side->sample->points[box] - side->end);
}

static double
Share(const Side *side, int box)
{
	return side->sample->count[box] / side->total;
}

static Pull
PullAt(const Side *side, double s)
{
	Pull pull = {0.0, 0.0};

	for (int box = 0; box < side->sample->boxes; box++)
	{
		double x = Distance(side, box);
		double inverse, part;

		if (!(side->sample->count[box] > 0.0 && x + s > 0.0))
			continue;
		inverse = 1.0 / (x + s);
		part = Share(side, box) * (x - side->mean) * (x - side->mean) * inverse;
		pull.value += part;
		pull.slope += part * inverse;
	}
	return pull;
}

/* The root s >= 0 of (a + s) (b + s) = product, for a, b >= 0; 0 where there is none. */
static double
RootOfProduct(double a, double b, double product)
{
	double excess = product - a * b;

	if (!(excess > 0.0))
		return 0.0;
	return 2.0 * excess / (a + b + sqrt((a - b) * (a - b) + 4.0 * product));
}

/*
 * A start at or below the root, from two lower bounds on the left side: that of Jensen's
 * inequality, and its term for the answers at the very end of the scale. q = z^2 / n.
 */
static double
StartBelowRoot(const Side *side, double q)
{
	double variance = 0.0, third = 0.0, at_end = 0.0;
	double by_jensen, by_end, start;

	for (int box = 0; box < side->sample->boxes; box++)
	{
		double x = Distance(side, box);
		double square = Share(side, box) * (x - side->mean) * (x - side->mean);

		variance += square;
		third += square * x;
		if (x == 0.0)
			at_end += square;
	}
	if (!(variance > 0.0))
		return 0.0;
	by_jensen = RootOfProduct(side->mean, third / variance, variance / q);
	by_end = RootOfProduct(side->mean, 0.0, at_end / q);
	start = by_jensen > by_end ? by_jensen : by_end;
	return start > NEXT_TO_NOTHING ? start : 0.0;
}

/*
 * How far the interval reaches from the mean towards this side's end. Newton's method on
 * sqrt((A + s) / value(s)), which is concave in s (harmonic means are) and almost straight: from
 * below the root it never passes it, so no bracket is needed. It takes two or three steps, and
 * some sixty where z is chosen to hurt and next to nothing sits at the end of the scale.
 */
static double
ReachTowardsEnd(const Side *side, double z)
{
	double q = z * z / side->total;
	double s;

	if (q < NEXT_TO_NOTHING)
		return 0.0;
	s = StartBelowRoot(side, q);
	for (int step = 0; step < 100; step++)
	{
		Pull pull = PullAt(side, s);
		double ratio = pull.value / ((side->mean + s) * q);
		double move;

		if (!(ratio > 1.0))
			break;
		move = 2.0 * (sqrt(ratio) - 1.0) / (pull.slope / pull.value + 1.0 / (side->mean + s));
		s += move;
		if (!(move > 1e-9 * s))
			break;
	}
	return (side->mean + s) * (z * z / (side->total + z * z));
}

/* The points at the ends of the scale, whether anybody chose them or not. */
Bounds
SampleEnds(const Sample *sample)
{
	Bounds ends = {sample->points[0], sample->points[0]};

	for (int box = 1; box < sample->boxes; box++)
	{
		if (sample->points[box] < ends.low)
			ends.low = sample->points[box];
		if (sample->points[box] > ends.high)
			ends.high = sample->points[box];
	}
	return ends;
}

static Side
SideOf(const Sample *sample, double end, double direction)
{
	Side side = {sample, end, direction, 0.0, 0.0};
	double sum = 0.0;

	for (int box = 0; box < sample->boxes; box++)
	{
		side.total += sample->count[box];
		sum += sample->count[box] * Distance(&side, box);
	}
	side.mean = sum / side.total;
	return side;
}

static double
Least(double a, double b)
{
	return a < b ? a : b;
}

/* The mean of the answers' points. */
double
SampleMean(const Sample *sample)
{
	return SideOf(sample, 0.0, 1.0).mean;
}

/* The variance of the answers' points: their mean square distance from their mean. */
double
SampleVariance(const Sample *sample)
{
	Side side = SideOf(sample, 0.0, 1.0);
	double variance = 0.0;

	for (int box = 0; box < sample->boxes; box++)
	{
		double distance = sample->points[box] - side.mean;

		variance += Share(&side, box) * distance * distance;
	}
	return variance;
}

/*
 * The sample's mean and how far its score interval reaches to either side, in the units of
 * points. z: from ConfidenceToZ, > 0. Neither side leaves the scale.
 */
Reach
ScoreReach(const Sample *sample, double z)
{
	Bounds ends = SampleEnds(sample);
	Side lower = SideOf(sample, ends.low, 1.0);
	Side upper = SideOf(sample->upper != NULL ? sample->upper : sample, ends.high, -1.0);
	Reach reach;

	reach.mean = SampleMean(sample);
	reach.below = Least(ReachTowardsEnd(&lower, z), lower.mean);
	reach.above = Least(ReachTowardsEnd(&upper, z), upper.mean);
	return reach;
}

/* The score interval itself, in the units of points: it holds the mean and keeps to the scale. */
Bounds
ScoreInterval(const Sample *sample, double z)
{
	Bounds ends = SampleEnds(sample);
	Reach reach = ScoreReach(sample, z);
	Bounds interval = {reach.mean - reach.below, reach.mean + reach.above};

	if (interval.low < ends.low)
		interval.low = ends.low;
	if (interval.high > ends.high)
		interval.high = ends.high;
	return interval;
}

/*
 * A bound or a p-value as a whole number of millionths: the one place where they are rounded,
 * so that no library's last bit shows in what a query prints.
 */
int64_t
Millionths(double value)
{
	return llrint(value * 1e6);
}
