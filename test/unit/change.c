/*
 * The change between two samples: against published values, and its interval and p-value
 * against each other.
 */
#include "check.h"

#include "core/statistics/change.h"
#include "core/statistics/confidence.h"

#include <math.h>
#include <time.h>

#define BOXES 11

static const double NPS_WORTH[BOXES] = {-100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100};
static const double MEAN_WORTH[BOXES] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};

/* Up to 40 answers in each box, many of them empty; points alternate between the two rows. */
static Sample
RandomSample(double *count, const double *points)
{
	double emptiness = RandomShare();

	for (int box = 0; box < BOXES; box++)
		count[box] = RandomShare() < emptiness ? 0 : RandomUpTo(40);
	count[RandomUpTo(BOXES - 1)] += 1;
	return (Sample){BOXES, points, count, 0};
}

/* Newcombe 1998, "Interval estimation for the difference between independent proportions",
 * Table II, method 10. The table has p1 - p2. */
static void
TestPublished(void)
{
	static const double known[][7] = {
		{56, 70, 48, 80, 0.2000, 0.0524, 0.3339}, {9, 10, 3, 10, 0.6000, 0.1705, 0.8090},
		{6, 7, 2, 7, 0.5714, 0.0582, 0.8062},     {5, 56, 0, 29, 0.0893, -0.0381, 0.1926},
		{0, 10, 0, 20, 0.0, -0.1611, 0.2775},     {10, 10, 0, 20, 1.0, 0.6791, 1.0},
	};

	for (int i = 0; i < 6; i++)
	{
		const double points[] = {0, 1};
		const double first[] = {known[i][1] - known[i][0], known[i][0]};
		const double second[] = {known[i][3] - known[i][2], known[i][2]};
		Sample after = {2, points, first, NULL}, before = {2, points, second, 0};
		Change change = MoverChange(&before, &after, ConfidenceToZ(0.95));

		Check(fabs(change.change - known[i][4]) < 5.01e-5, "change %f", change.change);
		Check(fabs(change.interval.low - known[i][5]) < 1.01e-4, "low %f", change.interval.low);
		Check(fabs(change.interval.high - known[i][6]) < 1.01e-4, "high %f", change.interval.high);
	}
	TestDone("Newcombe's published intervals of a difference");
}

/* p < 1 - confidence exactly where the interval leaves out 0, on either side. */
static void
CheckAgreement(const Sample *before, const Sample *after)
{
	double confidence = RandomShare() * 0.998 + 0.001;
	Change change = MoverChange(before, after, ConfidenceToZ(confidence));
	bool leaves_out = change.interval.low > 0 || change.interval.high < 0;

	Check(leaves_out == (change.p_value < 1 - confidence), "p %.17g at %.17g: %g..%g",
		  change.p_value, confidence, change.interval.low, change.interval.high);
	Check(change.interval.low <= change.change && change.change <= change.interval.high,
		  "%g outside %g..%g", change.change, change.interval.low, change.interval.high);
	Check(change.interval.low < change.interval.high, "no width");
	Check(change.p_value >= 0 && change.p_value <= 1, "p %g", change.p_value);
}

/* The interval at the confidence of the p-value ends at 0. */
static void
CheckTouches(const Sample *before, const Sample *after)
{
	Change change = MoverChange(before, after, 1);
	double confidence = 1 - change.p_value;
	Change touching;
	double end;

	if (change.change == 0 || !(confidence > 1e-6 && confidence < 1 - 1e-9))
		return;
	touching = MoverChange(before, after, ConfidenceToZ(confidence));
	end = change.change > 0 ? touching.interval.low : touching.interval.high;
	Check(fabs(end) < 1e-6, "at p %g the interval ends at %g", change.p_value, end);
}

static void
CheckSwap(const Sample *before, const Sample *after)
{
	Change there = MoverChange(before, after, 1.96), back = MoverChange(after, before, 1.96);

	Check(there.change == -back.change && there.p_value == back.p_value &&
			  there.interval.low == -back.interval.high &&
			  there.interval.high == -back.interval.low,
		  "swapped: %g, %g..%g, p %g", back.change, back.interval.low, back.interval.high,
		  back.p_value);
}

/* The same shape from other numbers of answers is no change at all. */
static void
CheckEqual(const Sample *sample)
{
	double count[BOXES];
	Sample other = {BOXES, sample->points, count, NULL};
	int times = 1 + RandomUpTo(20);
	Change change;

	for (int box = 0; box < BOXES; box++)
		count[box] = sample->count[box] * times;
	change = MoverChange(sample, &other, 1.96);
	Check(change.change == 0 && change.p_value == 1 && change.interval.low <= 0 &&
			  change.interval.high >= 0,
		  "%d times the same: change %g, p %g", times, change.change, change.p_value);
}

/* The same evidence, more of it: the p-value falls. */
static void
CheckMonotone(const Sample *before, const Sample *after)
{
	double one[BOXES], other[BOXES];
	Sample more_before = {BOXES, before->points, one, NULL};
	Sample more_after = {BOXES, after->points, other, NULL};
	Change change = MoverChange(before, after, 1.96), more;

	for (int box = 0; box < BOXES; box++)
	{
		one[box] = before->count[box] * 3;
		other[box] = after->count[box] * 3;
	}
	more = MoverChange(&more_before, &more_after, 1.96);
	Check(more.p_value <= change.p_value, "p %g, with more answers %g", change.p_value,
		  more.p_value);
}

static void
TestProperties(void)
{
	for (int i = 0; i < 10000; i++)
	{
		double one[BOXES], other[BOXES];
		const double *points = i % 2 ? NPS_WORTH : MEAN_WORTH;
		Sample before = RandomSample(one, points), after = RandomSample(other, points);

		CheckAgreement(&before, &after);
		CheckTouches(&before, &after);
		CheckSwap(&before, &after);
		CheckEqual(&before);
		CheckMonotone(&before, &after);
	}
	TestDone("properties of 10000 random pairs");
}

/* Two samples that differ by less and less: the p-value rises to 1. */
static void
TestSmallChanges(void)
{
	double last = 0;

	for (int power = 0; power < 15; power++)
	{
		const double step = pow(10, -power);
		const double points[] = {0, 100};
		const double one[] = {50, 50}, other[] = {50 - 20 * step, 50 + 20 * step};
		Sample before = {2, points, one, NULL}, after = {2, points, other, 0};
		double p_value = MoverChange(&before, &after, 1.96).p_value;

		Check(p_value >= last && p_value <= 1, "p %g after %g", p_value, last);
		last = p_value;
	}
	Check(last > 0.999999, "p %g of next to no change", last);
	TestDone("the p-value rises to 1 as the change goes to 0");
}

static void
TestExtremes(void)
{
	static const double sizes[] = {5e-324, 1e-18, 1e-3, 1, 1e6, 1e15, 9e18, 1e300};

	for (int i = 0; i < 5000; i++)
	{
		double one[BOXES] = {0}, other[BOXES] = {0};
		Sample before = {BOXES, MEAN_WORTH, one, NULL}, after = {BOXES, MEAN_WORTH, other, NULL};
		Change change;

		for (int box = 0; box <= RandomUpTo(4); box++)
		{
			one[RandomUpTo(BOXES - 1)] = sizes[RandomUpTo(7)];
			other[RandomUpTo(BOXES - 1)] = sizes[RandomUpTo(7)];
		}
		change = MoverChange(&before, &after, ConfidenceToZ(0.95));
		Check(isfinite(change.interval.low) && isfinite(change.interval.high) &&
				  change.interval.low <= change.interval.high,
			  "%g..%g", change.interval.low, change.interval.high);
		Check(change.p_value >= 0 && change.p_value <= 1, "p %g", change.p_value);
	}
	TestDone("counts from the smallest double to 1e300");
}

/* One lone answer against another, at opposite ends: far apart, and yet no news. */
static void
TestSingleAnswers(void)
{
	const double one[BOXES] = {1}, other[BOXES] = {[BOXES - 1] = 1};
	Sample before = {BOXES, NPS_WORTH, one, NULL}, after = {BOXES, NPS_WORTH, other, NULL};
	Change change = MoverChange(&before, &after, ConfidenceToZ(0.95));
	double z = ConfidenceToZ(1 - change.p_value);

	Check(change.change == 200 && change.interval.high == 200, "change %g", change.change);
	Check(change.interval.low < 0, "low %g", change.interval.low);
	/* 200 = 200 sqrt(2) z^2 / (1 + z^2), so z^2 = 1 / (sqrt(2) - 1). */
	Check(fabs(z * z - (sqrt(2) + 1)) < 1e-9, "z^2 %.12g", z * z);
	TestDone("one answer against another");
}

static void
TestSpeed(void)
{
	enum
	{
		ROUNDS = 2000
	};
	double one[BOXES], other[BOXES], cost;
	Sample before = RandomSample(one, NPS_WORTH), after = RandomSample(other, NPS_WORTH);
	clock_t start = clock(); /* processor time, however busy the machine is */

	for (int i = 0; i < ROUNDS; i++)
	{
		one[0] = i % 10;
		MoverChange(&before, &after, 1.96);
	}
	cost = (double) (clock() - start) * 1e6 / CLOCKS_PER_SEC / ROUNDS;
	printf("# %.1f microseconds\n", cost);
	Check(cost <= 60 * SLOWNESS, "%.1f microseconds", cost);
	TestDone("a change takes at most four times what an interval may");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestPublished();
	TestProperties();
	TestSmallChanges();
	TestExtremes();
	TestSingleAnswers();
	TestSpeed();
	return AllTestsDone();
}
