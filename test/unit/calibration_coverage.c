/*
 * How often does the 95 % interval of a calibrated score hold the truth? Prints the table of
 * docs/agreement.md, on samples that are drawn at random, always the same ones. Fails where it
 * covers the truth less often than 0.93, where it is wider than that of the checks alone, and
 * where the page doesn't show these rows.
 */
#include "page.h"

#include "core/statistics/calibration.h"
#include "core/statistics/confidence.h"

#include <math.h>

#define LENGTH(array) ((int) (sizeof(array) / sizeof *(array)))
#define DRAWS 1000

/* How often intervals hold the truth, and how wide they are. */
typedef struct Coverage
{
	double held, width, all;
} Coverage;

/* An AI: how much its scores go with people's, how much kinder it is, and what it sees. */
typedef struct Ai
{
	const char *name;
	double correlation, kinder, sees; /* share of failed reviews that it fails, too */
} Ai;

static const Ai ais[] = {
	{"good: correlation 0.85, sees 80 % of the failures", 0.85, 0, 0.8},
	{"fair: correlation 0.85, sees no failure", 0.85, 0, 0},
	{"biased: 12 points too kind, sees no failure", 0.8, 12, 0},
	{"useless: no correlation", 0, 0, 0},
};

static const int checks[] = {10, 20, 50, 100, 200, 500};

#define UNCHECKED 1000
#define MOST_CHECKS 500
#define SCORES 4096

/* Nearly normal: the sum of four. */
static double
Normal(void)
{
	return (RandomShare() + RandomShare() + RandomShare() + RandomShare() - 2) * sqrt(3);
}

static double
Percent(double score)
{
	return score < 0 ? 0 : score > 100 ? 100 : score;
}

/* One review: 5 % fail and have 0, the others some 82; what people say, and the AI. */
static void
DrawReview(const Ai *ai, double *human, double *machine)
{
	double common = Normal(), own = Normal();
	bool failed = RandomShare() < 0.05;

	*human = failed ? 0 : Percent(82 + 12 * common);
	own = ai->correlation * common + sqrt(1 - ai->correlation * ai->correlation) * own;
	*machine = failed && RandomShare() < ai->sees ? 0 : Percent(82 + ai->kinder + 12 * own);
}

static void
DrawReviews(const Ai *ai, int checked, Calibration *calibration)
{
	*calibration = (Calibration){.checked = checked, .unchecked = UNCHECKED};
	for (int quarters = 0; quarters < CALIBRATION_QUARTERS; quarters++)
		calibration->difference[quarters].low = -25 * quarters;
	for (int i = 0; i < checked + UNCHECKED; i++)
	{
		double human, machine;

		DrawReview(ai, &human, &machine);
		if (i >= checked)
		{
			calibration->ai.count[(int) machine]++;
			calibration->ai.mean += machine / UNCHECKED;
		}
		for (int quarters = 0; i < checked && quarters < CALIBRATION_QUARTERS; quarters++)
		{
			double difference = human - quarters / 4.0 * machine;

			calibration->difference[quarters].count[(int) floor(difference) + 25 * quarters]++;
			calibration->difference[quarters].mean += difference / checked;
		}
	}
}

/* The mean human score of all reviews that there could be, by integrating over the normal. */
static double
HumanTruth(void)
{
	double sum = 0;

	for (int i = 0; i < SCORES * SCORES / 4; i++)
		sum += Percent(82 + 12 * Normal());
	return 0.95 * sum / (SCORES * SCORES / 4.0);
}

static void
CountPercent(Coverage *seen, Bounds interval, double truth)
{
	seen->held += interval.low <= truth && interval.high >= truth;
	seen->width += interval.high - interval.low;
	seen->all++;
}

static void
PrintChecks(const char *name, const char *what, const Coverage *seen)
{
	Cell("| %s%s| %s |", name, name[0] != '\0' ? " " : "", what);
	for (int size = 0; size < LENGTH(checks); size++)
	{
		double coverage = seen[size].held / seen[size].all;

		Cell(" %.3f, %.1f |", coverage + 1e-9, seen[size].width / seen[size].all + 1e-9);
		Check(coverage >= 0.93, "%s, %s: %.3f at n = %d", name, what, coverage, checks[size]);
	}
	RowDone();
}

static void
PrintCalibration(void)
{
	static Calibration calibration;
	double z = ConfidenceToZ(0.95), truth = HumanTruth();

	Cell("| AI | interval | 10 checks | 20 | 50 | 100 | 200 | 500 |");
	RowDone();
	for (int i = 0; i < LENGTH(ais); i++)
	{
		Coverage alone[LENGTH(checks)] = {{0}}, calibrated[LENGTH(checks)] = {{0}};

		for (int draw = 0; draw < DRAWS * LENGTH(checks); draw++)
		{
			int size = draw / DRAWS;
			Bounds with, without;

			DrawReviews(&ais[i], checks[size], &calibration);
			with = CalibratedMean(&calibration, z).interval;
			calibration.unchecked = 0;
			without = CalibratedMean(&calibration, z).interval;
			CountPercent(&calibrated[size], with, truth);
			CountPercent(&alone[size], without, truth);
			Check(with.high - with.low <= without.high - without.low,
				  "wider than the checks alone");
		}
		PrintChecks(ais[i].name, "checks alone", alone);
		PrintChecks("", "calibrated", calibrated);
	}
	TestDone(
		"calibrated scores: the interval holds the truth, and is never wider than the checks' own");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	Check(ReadPage("docs/agreement.md"), "cannot read docs/agreement.md");
	TestDone("the page is there");
	PrintCalibration();
	return AllTestsDone();
}
