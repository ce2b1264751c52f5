/*
 * The score interval: against published values, Wilson's formula and the closed form for
 * three boxes, and the properties that any sample must have.
 */
#include "check.h"

#include "core/statistics/confidence.h"
#include "core/statistics/interval.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define MOST_BOXES 101

static const double NPS_WORTH[] = {-100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100};

/* A sample with boxes of its own. */
typedef struct Boxes
{
	double points[MOST_BOXES];
	double count[MOST_BOXES];
	int boxes;
} Boxes;

static Sample
SampleOf(const Boxes *boxes)
{
	return (Sample){.boxes = boxes->boxes, .points = boxes->points, .count = boxes->count};
}

static Bounds
IntervalOf(const Boxes *boxes, double z)
{
	Sample sample = SampleOf(boxes);

	return ScoreInterval(&sample, z);
}

static double
MeanOf(const Boxes *boxes)
{
	Sample sample = SampleOf(boxes);

	return SampleMean(&sample);
}

static bool
Near(Bounds one, Bounds other, double tolerance)
{
	return fabs(one.low - other.low) <= tolerance && fabs(one.high - other.high) <= tolerance;
}

static double
Total(const Boxes *boxes)
{
	double total = 0.0;

	for (int box = 0; box < boxes->boxes; box++)
		total += boxes->count[box];
	return total;
}

/* 2..11 boxes, evenly spaced at 0..100, holding up to 50 answers each; many of them empty. */
static Boxes
RandomBoxes(void)
{
	Boxes boxes = {.boxes = 2 + RandomUpTo(9)};
	double emptiness = RandomShare();

	for (int box = 0; box < boxes.boxes; box++)
	{
		boxes.points[box] = 100.0 * box / (boxes.boxes - 1);
		boxes.count[box] = RandomShare() < emptiness ? 0 : RandomUpTo(50);
	}
	boxes.count[RandomUpTo(boxes.boxes - 1)] += 1;
	return boxes;
}

static double
RandomZ(void)
{
	return ConfidenceToZ(0.5 + 0.499 * RandomShare());
}

static void
TestConfidence(void)
{
	/* The usual quantiles of the normal distribution, from tables of more digits. */
	static const double known[][2] = {
		{0.5, 0.67448975019608174320}, {0.8, 1.2815515655446004488},
		{0.9, 1.6448536269514722149},  {0.95, 1.9599639845400542355},
		{0.99, 2.5758293035489007609}, {0.999, 3.2905267314918947931},
	};
	Fault fault;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
	{
		double z = ConfidenceToZ(known[i][0]);

		Check(fabs(z / known[i][1] - 1) < 3e-15, "z(%g) = %.17g", known[i][0], z);
	}
	for (int i = -300; i < 1000; i++)
	{
		double confidence = i <= 0 ? pow(10, i - 3) : i / 1000.0;
		double z = ConfidenceToZ(confidence);
		double back =
			confidence < 0.5 ? erf(z / sqrt(2)) / confidence : PValueOfZ(z) / (1 - confidence);

		Check(fabs(back - 1) < 1e-14, "z(%g) = %.17g", confidence, z);
	}
	Check(isfinite(ConfidenceToZ(nextafter(1, 0))), "z just below 1");
	Check(fabs(ConfidenceToZ(1e-300) / 1.2533141373155002512e-300 - 1) < 1e-14, "z just above 0");
	Check(ConfidenceCheck(0.95, &fault) && ConfidenceCheck(1e-300, &fault), "good confidences");
	for (int i = 0; i < 6; i++)
	{
		const double bad[] = {0, 1, -0.5, 95, NAN, INFINITY};

		Check(!ConfidenceCheck(bad[i], &fault) && fault.code == FAULT_INVALID_VALUE &&
				  strstr(fault.message, "confidence") && strstr(fault.hint, "0.95"),
			  "confidence %g", bad[i]);
	}
	TestDone("confidence levels and their z");
}

/* Wilson's interval (1927) of k out of n, in percent. */
static Bounds
Wilson(double k, double n, double z)
{
	double share = k / n, middle = share + z * z / (2 * n);
	double half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n));

	return (Bounds){100 * (middle - half) / (1 + z * z / n),
					100 * (middle + half) / (1 + z * z / n)};
}

static void
TestWilson(void)
{
	static const double confidences[] = {0.5, 0.8, 0.9, 0.95, 0.99, 0.9999};

	for (int c = 0; c < 6; c++)
		for (int n = 1; n <= 60; n++)
			for (int k = 0; k <= n; k++)
			{
				Boxes boxes = {{0, 100}, {n - k, k}, 2};
				double z = ConfidenceToZ(confidences[c]);
				Bounds found = IntervalOf(&boxes, z), wilson = Wilson(k, n, z);

				Check(Near(found, wilson, 1e-9), "%d of %d: %.9f..%.9f", k, n, found.low,
					  found.high);
			}
	TestDone("two boxes are Wilson's interval");
}

/* The examples of Newcombe 1998, "Two-sided confidence intervals for the single proportion". */
static void
TestPublished(void)
{
	static const double known[][4] = {{81, 263, 0.2553, 0.3662},
									  {15, 148, 0.0624, 0.1605},
									  {0, 20, 0.0000, 0.1611},
									  {1, 29, 0.0061, 0.1718}};

	for (int i = 0; i < 4; i++)
	{
		Boxes boxes = {{0, 1}, {known[i][1] - known[i][0], known[i][0]}, 2};
		Bounds found = IntervalOf(&boxes, ConfidenceToZ(0.95));

		Check(Near(found, (Bounds){known[i][2], known[i][3]}, 5.01e-5), "%g of %g: %f..%f",
			  known[i][0], known[i][1], found.low, found.high);
	}
	TestDone("Newcombe's published intervals of a share");
}

/*
 * The variance of NPS, on -1..1, under the most likely shares of promoters and detractors
 * whose difference is t: a quadratic in their sum w. From d/dw of the log-likelihood
 * P log((w + t)/2) + N log(1 - w) + D log((w - t)/2); the sum is never less than |t|.
 */
static double
NpsVariance(double promoters, double passives, double detractors, double t)
{
	double n = promoters + passives + detractors;
	double b = promoters + detractors + (promoters - detractors) * t;
	double c = (promoters - detractors) * t - passives * t * t;
	double w = (b + sqrt(fmax(b * b - 4 * n * c, 0))) / (2 * n);

	return fmax(w, fabs(t)) - t * t;
}

/* The end of the NPS score interval between t = mean and t = end, by halving. */
static double
NpsBound(const double *c, double z, double end)
{
	double n = c[0] + c[1] + c[2], mean = (c[2] - c[0]) / n;
	double inside = mean, outside = end;

	for (int step = 0; step < 60; step++)
	{
		double t = (inside + outside) / 2;

		if (n * (mean - t) * (mean - t) <= z * z * NpsVariance(c[2], c[1], c[0], t))
			inside = t;
		else
			outside = t;
	}
	return 100 * inside;
}

static void
TestThreeBoxes(void)
{
	for (int d = 0; d <= 12; d++)
		for (int n = 0; n <= 12; n++)
			for (int p = d + n == 0; p <= 12; p++)
			{
				double z = RandomZ();
				Boxes boxes = {.boxes = 11};
				Boxes three = {{-100, 0, 100}, {d, n, p}, 3};
				Bounds closed = {NpsBound(three.count, z, -1), NpsBound(three.count, z, 1)};

				memcpy(boxes.points, NPS_WORTH, sizeof NPS_WORTH);
				boxes.count[RandomUpTo(6)] = d;
				boxes.count[7 + RandomUpTo(1)] = n;
				boxes.count[9 + RandomUpTo(1)] = p;
				Check(Near(IntervalOf(&three, z), closed, 1e-7), "NPS of %d, %d, %d", d, n, p);
				Check(Near(IntervalOf(&boxes, z), closed, 1e-7), "on 0..10 %d, %d, %d", d, n, p);
			}
	TestDone("three boxes are the closed form of NPS");
}

static void
CheckHolds(const Boxes *boxes, double z)
{
	Bounds found = IntervalOf(boxes, z);
	double mean = MeanOf(boxes);

	Check(found.low <= mean && mean <= found.high, "%g outside %g..%g", mean, found.low,
		  found.high);
	Check(found.low >= 0 && found.high <= 100, "%g..%g leaves the scale", found.low, found.high);
	Check(found.low < found.high, "%g..%g has no width", found.low, found.high);
	Check((found.low == 0) == (mean == 0) && (found.high == 100) == (mean == 100),
		  "%g..%g touches an end that is not the mean", found.low, found.high);
}

static void
CheckNarrows(const Boxes *boxes, double z)
{
	Bounds found = IntervalOf(boxes, z);
	Bounds surer = IntervalOf(boxes, z * 1.1);
	Boxes more = *boxes;
	Bounds narrower;

	for (int box = 0; box < boxes->boxes; box++)
		more.count[box] *= 1.25;
	narrower = IntervalOf(&more, z);
	Check(narrower.low >= found.low && narrower.high <= found.high, "more answers, wider");
	Check(narrower.high - narrower.low < found.high - found.low, "more answers, not narrower");
	Check(surer.low <= found.low && surer.high >= found.high, "surer, yet narrower");
}

static void
CheckMirror(const Boxes *boxes, double z)
{
	Bounds found = IntervalOf(boxes, z), mirrored;
	Boxes mirror = *boxes;

	for (int box = 0; box < boxes->boxes; box++)
		mirror.points[box] = 100 - boxes->points[box];
	mirrored = IntervalOf(&mirror, z);
	Check(Near(found, (Bounds){100 - mirrored.high, 100 - mirrored.low}, 1e-11),
		  "the mirror of %g..%g is %g..%g", found.low, found.high, mirrored.low, mirrored.high);
}

/* Takes out what nobody chose, but for the two ends. */
static void
CheckWithoutUnseen(const Boxes *boxes, double z)
{
	Boxes seen = {.boxes = 0};

	for (int box = 0; box < boxes->boxes; box++)
		if (boxes->count[box] > 0 || box == 0 || box == boxes->boxes - 1)
		{
			seen.points[seen.boxes] = boxes->points[box];
			seen.count[seen.boxes++] = boxes->count[box];
		}
	Check(Near(IntervalOf(boxes, z), IntervalOf(&seen, z), 1e-11), "unseen boxes matter");
}

/* Units and origin carry over: 7 - 3 a for a moves and flips the interval likewise. */
static void
CheckUnits(const Boxes *boxes, double z)
{
	Bounds found = IntervalOf(boxes, z);
	Boxes other = *boxes;

	for (int box = 0; box < boxes->boxes; box++)
		other.points[box] = 7 - 3 * boxes->points[box];
	Check(Near(IntervalOf(&other, z), (Bounds){7 - 3 * found.high, 7 - 3 * found.low}, 1e-10),
		  "other units, other interval");
}

static void
TestProperties(void)
{
	for (int i = 0; i < 20000; i++)
	{
		Boxes boxes = RandomBoxes();
		double z = RandomZ();

		CheckHolds(&boxes, z);
		CheckNarrows(&boxes, z);
		CheckMirror(&boxes, z);
		CheckWithoutUnseen(&boxes, z);
		CheckUnits(&boxes, z);
	}
	TestDone("properties of 20000 random samples");
}

/* A sample that looks otherwise from the upper end has the one's lower half, the other's upper. */
static void
TestUpper(void)
{
	for (int i = 0; i < 2000; i++)
	{
		const double points[] = {0, 50, 100}, other_points[] = {0, 25, 75, 100};
		double middle = 1 + RandomUpTo(9), ends = RandomUpTo(9);
		double count[] = {ends, 2 * middle, ends}, other_count[] = {ends, middle, middle, ends};
		Sample other = {.boxes = 4, .points = other_points, .count = other_count};
		Sample lower = {.boxes = 3, .points = points, .count = count}, both = lower;
		double z = RandomZ();
		Bounds low = ScoreInterval(&lower, z), high = ScoreInterval(&other, z), found;

		both.upper = &other;
		found = ScoreInterval(&both, z);
		Check(found.low == low.low && found.high == high.high, "%g..%g", found.low, found.high);
	}
	TestDone("a sample that looks otherwise from the upper end");
}

/* Any counts that a double holds: finite, ordered, on the scale, and found quickly. */
static void
CheckExtreme(const Boxes *boxes, double z)
{
	Bounds found = IntervalOf(boxes, z);
	double mean = MeanOf(boxes), widest = 100 * z / sqrt(Total(boxes));

	Check(isfinite(found.low) && isfinite(found.high), "%g..%g", found.low, found.high);
	Check(found.low >= 0 && found.high <= 100, "%g..%g leaves the scale", found.low, found.high);
	Check(found.low <= mean + 1e-12 && found.high >= mean - 1e-12, "%g..%g around %g", found.low,
		  found.high, mean);
	Check(found.high - found.low <= widest + 1e-12, "%g..%g of %g answers, z %g", found.low,
		  found.high, Total(boxes), z);
}

static void
TestExtremes(void)
{
	static const double sizes[] = {5e-324, 1e-300, 1e-18, 1e-9, 1e-3, 1, 1e6, 1e15, 9e18, 1e300};
	static const double levels[] = {1e-300, 1e-160, 1e-9, 0.5, 0.95, 0.9999999999999999};

	for (int i = 0; i < 20000; i++)
	{
		Boxes boxes = RandomBoxes();
		double z = ConfidenceToZ(levels[RandomUpTo(5)]);

		for (int box = 0; box < boxes.boxes; box++)
			boxes.count[box] = RandomUpTo(2) ? 0 : sizes[RandomUpTo(9)];
		boxes.count[RandomUpTo(boxes.boxes - 1)] = sizes[RandomUpTo(9)];
		CheckExtreme(&boxes, z);
	}
	TestDone("counts from the smallest double to 1e300");
}

/*
 * At 10^15 answers the interval is the normal one, to every digit it is rounded to: the
 * width is not lost to cancellation.
 */
static void
TestHuge(void)
{
	for (int i = 0; i < 1000; i++)
	{
		Boxes boxes = RandomBoxes();
		double z = RandomZ(), square = 0, mean, half;
		Bounds found;

		for (int box = 0; box < boxes.boxes; box++)
			boxes.count[box] = 1e15 * (1 + RandomUpTo(3));
		mean = MeanOf(&boxes);
		for (int box = 0; box < boxes.boxes; box++)
			square += boxes.count[box] * pow(boxes.points[box] - mean, 2);
		half = z * sqrt(square) / Total(&boxes);
		found = IntervalOf(&boxes, z);
		Check(fabs((found.high - found.low) / (2 * half) - 1) < 1e-6, "width %g for %g",
			  found.high - found.low, 2 * half);
	}
	TestDone("10^15 answers: as wide as the normal interval");
}

static void
TestSingleAnswers(void)
{
	double z = ConfidenceToZ(0.95), pull = z * z / (1 + z * z);

	for (int points = 2; points <= MOST_BOXES; points++)
		for (int box = 0; box < points; box++)
		{
			Boxes boxes = {.boxes = points};
			double mean = 100.0 * box / (points - 1);

			for (int i = 0; i < points; i++)
				boxes.points[i] = 100.0 * i / (points - 1);
			boxes.count[box] = 1;
			Check(Near(IntervalOf(&boxes, z),
					   (Bounds){mean * (1 - pull), mean + (100 - mean) * pull}, 1e-11),
				  "one answer in box %d of %d", box, points);
		}
	TestDone("a single answer: z^2 / (1 + z^2) of the way to either end");
}

/* Microseconds of processor time that one interval takes, however busy the machine is. */
static double
Cost(const Boxes *boxes, double z)
{
	enum
	{
		ROUNDS = 2000
	};
	clock_t start = clock();

	for (volatile int i = 0; i < ROUNDS; i++)
		IntervalOf(boxes, z);
	return (double) (clock() - start) * 1e6 / CLOCKS_PER_SEC / ROUNDS;
}

static void
TestSpeed(void)
{
	double worst = 0;

	for (int kind = 0; kind < 6; kind++)
	{
		Boxes boxes = {.boxes = kind < 3 ? 11 : 101};
		double cost;

		for (int box = 0; box < boxes.boxes; box++)
		{
			boxes.points[box] = kind < 3 ? NPS_WORTH[box] : box;
			boxes.count[box] = kind % 3 == 0 ? 1 + RandomUpTo(9) : kind % 3 == 1 ? 1e15 : 0;
		}
		boxes.count[boxes.boxes - 1] += kind % 3 == 2 ? 40 : 0;
		boxes.count[0] += kind == 5 ? 1e-15 : 0;
		cost = Cost(&boxes, ConfidenceToZ(0.95));
		worst = cost > worst ? cost : worst;
		printf("# %d boxes, %s: %.2f microseconds\n", boxes.boxes,
			   kind % 3 == 0   ? "some answers"
			   : kind % 3 == 1 ? "10^15 each"
							   : "one-sided",
			   cost);
	}
	Check(worst <= 15 * SLOWNESS, "%.1f microseconds", worst);
	TestDone("no interval takes more than 15 microseconds");
}

static void
TestMillionths(void)
{
	Check(Millionths(0.1234565) == 123456 || Millionths(0.1234565) == 123457, "a tie");
	Check(Millionths(-99.9999996) == -100000000 && Millionths(-0.0000004) == 0, "down and up");
	Check(Millionths(32767.0000006) == INT64_C(32767000001), "the largest scale");
	TestDone("rounding to millionths");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestConfidence();
	TestPublished();
	TestWilson();
	TestThreeBoxes();
	TestProperties();
	TestUpper();
	TestExtremes();
	TestHuge();
	TestSingleAnswers();
	TestMillionths();
	TestSpeed();
	return AllTestsDone();
}
