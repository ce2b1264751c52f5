/*
 * Two reviewers: published tables to their printed digits, and what must hold of every table.
 */
#include "check.h"

#include "core/statistics/confidence.h"
#include "core/agreement/kappa.h"

#include <math.h>
#include <string.h>

#define MOST_POINTS 9

typedef struct Pairs
{
	int points;
	double count[MOST_POINTS][MOST_POINTS]; /* by the first reviewer's point and the second's */
} Pairs;

static Kappa kappa;

typedef void (*Pass)(Kappa *kappa, int a, int b, double times);

static void
EachPair(const Pairs *pairs, Pass pass)
{
	for (int a = 0; a < pairs->points; a++)
		for (int b = 0; b < pairs->points; b++)
			if (pairs->count[a][b] > 0)
				pass(&kappa, a, b, pairs->count[a][b]);
}

static Coefficient
KappaOf(const Pairs *pairs, Level level)
{
	KappaStart(&kappa, level, pairs->points, 1, 1);
	EachPair(pairs, KappaCount);
	KappaExpect(&kappa);
	if (kappa.expected > 0)
		EachPair(pairs, KappaSpread);
	return SpreadCoefficient(&kappa.spread, 0.95);
}

static void
Printed(const Pairs *pairs, Level level, double printed, double error, double digit)
{
	Coefficient c = KappaOf(pairs, level);

	Check(fabs(c.value - printed) <= digit / 2 * 1.0001, "kappa %.8f, printed %.8f", c.value,
		  printed);
	if (error > 0)
		Check(fabs(sqrt(c.variance) - error) <= (digit < 1e-6 ? 5e-9 : 5e-5),
			  "error %.8f, printed %.8f", sqrt(c.variance), error);
}

static void
TestPublished(void)
{
	Pairs abstractors = {3, {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}};
	Pairs ordered = {3, {{44, 5, 1}, {7, 20, 3}, {9, 5, 6}}};
	Pairs two = {2, {{20, 5}, {10, 15}}};

	Printed(&abstractors, LEVEL_NOMINAL, 0.7964094, 0.05891072, 1e-7);
	Printed(&abstractors, LEVEL_INTERVAL, 0.8921569, 0, 1e-7);
	Printed(&ordered, LEVEL_NOMINAL, 0.4915, 0.07213, 1e-4);
	Printed(&ordered, LEVEL_ORDINAL, 0.4737, 0.07698, 1e-4);
	Printed(&ordered, LEVEL_INTERVAL, 0.4545, 0.09398, 1e-4);
	Printed(&two, LEVEL_NOMINAL, 0.4000, 0.1270, 1e-4);
	TestDone("published tables: kappa, weighted kappa and their standard errors");
}

static void
RandomPairs(Pairs *pairs, int number)
{
	memset(pairs, 0, sizeof *pairs);
	pairs->points = 2 + number % (MOST_POINTS - 1);
	for (int i = 2 + RandomUpTo(60); i > 0; i--)
	{
		int a = (int) (pow(RandomShare(), 1 + number % 4) * pairs->points);

		pairs->count[a][RandomShare() < 0.7 ? a : RandomUpTo(pairs->points - 1)]++;
	}
}

/* kappa by its definition: every pair against every pair. */
static double
BruteKappa(const Pairs *pairs, Level level)
{
	Disagreement d;
	double observed = 0, expected = 0, n = 0;

	DisagreementByWeights(&d, level, pairs->points, 1, 1);
	for (int i = 0; i < pairs->points * pairs->points; i++)
		n += pairs->count[i / pairs->points][i % pairs->points];
	for (int i = 0; i < pairs->points * pairs->points; i++)
	{
		int a = i / pairs->points, b = i % pairs->points;

		observed += pairs->count[a][b] / n * DisagreementOf(&d, a, b);
		for (int j = 0; j < pairs->points * pairs->points; j++)
			expected += pairs->count[a][b] / n *
						pairs->count[j / pairs->points][j % pairs->points] / n *
						DisagreementOf(&d, a, j % pairs->points);
	}
	return expected > 0 ? 1 - observed / expected : NAN;
}

/* Pairs that are the same, that differ by one at most, and the mean difference. */
static void
CheckShares(const Pairs *pairs)
{
	double n = 0, same = 0, within_one = 0, sum = 0;

	for (int a = 0; a < pairs->points; a++)
		for (int b = 0; b < pairs->points; b++)
		{
			n += pairs->count[a][b];
			same += a == b ? pairs->count[a][b] : 0;
			within_one += abs(a - b) <= 1 ? pairs->count[a][b] : 0;
			sum += (a - b) * pairs->count[a][b];
		}
	Check(kappa.pairs == n && kappa.same == same && kappa.within_one == within_one,
		  "%g pairs, %g same, %g within one", kappa.pairs, kappa.same, kappa.within_one);
	Check(fabs(KappaBias(&kappa, 1).mean - sum / n) < 1e-12, "bias %g, not %g",
		  KappaBias(&kappa, 1).mean, sum / n);
}

static void
TestBrute(void)
{
	for (int i = 0; i < 1000; i++)
	{
		Pairs pairs;
		Coefficient c;
		double brute;
		Reach bias;

		RandomPairs(&pairs, i);
		c = KappaOf(&pairs, (Level) (i % LEVELS));
		brute = BruteKappa(&pairs, (Level) (i % LEVELS));
		Check(c.is_known ? fabs(c.value - brute) < 1e-12 : isnan(brute), "%g, by brute force %g",
			  c.value, brute);
		Check(!c.is_known || (c.interval.low <= c.value && c.value <= c.interval.high &&
							  c.interval.low >= -1 && c.interval.high <= 1),
			  "%g in %g..%g", c.value, c.interval.low, c.interval.high);
		CheckShares(&pairs);
		bias = KappaBias(&kappa, ConfidenceToZ(0.95));
		Check(bias.below >= 0 && bias.above >= 0 && bias.below + bias.above > 0, "bias %g",
			  bias.mean);
	}
	TestDone("random tables equal brute force");
}

/* Two who agree always have an interval, too; one who never varies has no kappa. */
static void
TestEnds(void)
{
	Pairs always = {3, {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}}}, constant = {3, {{0, 0, 0}, {0, 12, 0}}};
	Coefficient c = KappaOf(&always, LEVEL_ORDINAL);
	Reach bias = KappaBias(&kappa, ConfidenceToZ(0.95));

	Check(c.is_known && c.value == 1 && c.interval.high == 1 && c.interval.low > 0.5 &&
			  c.interval.low < 0.9,
		  "%g from %g", c.value, c.interval.low);
	Check(bias.mean == 0 && bias.below > 0 && bias.below == bias.above, "bias %g - %g", bias.mean,
		  bias.below);
	Check(kappa.same == 12 && kappa.within_one == 12, "%g the same", kappa.same);
	Check(!KappaOf(&constant, LEVEL_ORDINAL).is_known, "kappa of a constant");
	TestDone("always the same, and always one point");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestPublished();
	TestBrute();
	TestEnds();
	return AllTestsDone();
}
