/*
 * Design effects: the worked number, brute force over clusters, any split and order, extremes.
 */
#include "fault_check.h"

#include "core/statistics/confidence.h"
#include "core/statistics/design_effect.h"
#include "core/statistics/interval.h"

#include <math.h>
#include <string.h>

/* One customer's answers. */
typedef struct Customer
{
	int answers;
	int points[40];
} Customer;

static ClusterSums
SumsOf(const Customer *customer)
{
	ClusterSums sums = {.answers = customer->answers};

	for (int i = 0; i < customer->answers; i++)
	{
		sums.points += customer->points[i];
		sums.squared_points += customer->points[i] * customer->points[i];
	}
	return sums;
}

/* The survey of docs/recipes.md; R: svymean with id=~customer, SE 62.239, naive 32.775. */
static void
TestWorked(void)
{
	static const Customer survey[] = {
		{2, {100, 100}}, {1, {0}}, {4, {-100, -100, -100, -100}}, {1, {100}}, {0, {0}}};
	static const double points[] = {-100, 0, 100};
	double count[] = {4, 1, 3};
	Sample sample = {3, points, count, NULL};
	ClusterSums sums = {0};
	double effect = 0;
	Bounds interval;
	Fault fault;

	for (int i = 0; i < 5; i++)
	{
		ClusterSums one = SumsOf(&survey[i]);

		CheckTaken(ClusterSumsAdd(&sums, &one, &fault), &fault);
	}
	Check(sums.clusters == 4 && sums.answers == 8, "%lld customers", (long long) sums.clusters);
	Check(ClusterSumsDesignEffect(&sums, &effect) && fabs(effect - 3.606) < 5e-4, "%.6f", effect);
	Check(fabs(sqrt(SampleVariance(&sample) / 8 * effect) - 62.239) < 5e-4, "standard error");
	DivideCounts(count, 3, effect);
	interval = ScoreInterval(&sample, ConfidenceToZ(0.95));
	Check(fabs(interval.low + 82.308503) < 6e-7 && fabs(interval.high - 72.773949) < 6e-7,
		  "%.6f..%.6f", interval.low, interval.high);
	TestDone("the relationship survey of the recipes");
}

/* Up to 30 customers, whose answers go together more or less. */
static int
RandomCustomers(Customer *customer)
{
	int customers = 2 + RandomUpTo(28);
	double alike = RandomShare();

	for (int i = 0; i < customers; i++)
	{
		int mood = RandomUpTo(2);

		customer[i].answers = RandomUpTo(3) ? 1 + RandomUpTo(9) : RandomUpTo(39);
		for (int k = 0; k < customer[i].answers; k++)
			customer[i].points[k] = 100 * (RandomShare() < alike ? mood : RandomUpTo(2)) - 100;
	}
	return customers;
}

/* V N / s2 in long doubles, from the residuals of each customer; 0 where it can't be had. */
static double
BruteForce(const Customer *customer, int customers)
{
	long double answers = 0, points = 0, squares = 0, mean, s2, between = 0;
	int clusters = 0;

	for (int i = 0; i < customers; i++)
	{
		answers += customer[i].answers;
		clusters += customer[i].answers > 0;
		squares += (long double) customer[i].answers * customer[i].answers;
		for (int k = 0; k < customer[i].answers; k++)
			points += customer[i].points[k];
	}
	if (clusters < 2)
		return 0;
	mean = points / answers;
	s2 = 0;
	for (int i = 0; i < customers; i++)
	{
		long double residual = 0;

		for (int k = 0; k < customer[i].answers; k++)
		{
			residual += customer[i].points[k] - mean;
			s2 += (customer[i].points[k] - mean) * (customer[i].points[k] - mean) / answers;
		}
		between += residual * residual;
	}
	if (s2 < 1e-9L)
		return (double) (squares / answers);
	between *= (long double) clusters / (clusters - 1) / answers / answers;
	return fmax(1, (double) (between * answers / s2));
}

static void
TestBruteForce(void)
{
	static Customer customer[30];

	for (int i = 0; i < 5000; i++)
	{
		int customers = RandomCustomers(customer);
		double wanted = BruteForce(customer, customers), effect = 0;
		ClusterSums left = {0}, right = {0}, all = {0};
		Fault fault;

		for (int k = 0; k < customers; k++)
		{
			ClusterSums one = SumsOf(&customer[k]);

			CheckTaken(ClusterSumsAdd(&all, &one, &fault), &fault);
			CheckTaken(ClusterSumsAdd(RandomUpTo(1) ? &left : &right, &one, &fault), &fault);
		}
		Check(ClusterSumsDesignEffect(&all, &effect) == (wanted > 0), "known or not");
		Check(fabs(effect - wanted) <= 1e-9 * wanted, "%.15g, not %.15g", effect, wanted);
		CheckTaken(ClusterSumsMerge(&left, &right, &fault), &fault);
		Check(memcmp(&left, &all, sizeof all) == 0, "a split makes a difference");
		Check(ClusterSumsCheck(&all), "the sums don't pass their own check");
	}
	TestDone("customer by customer, split and merged");
}

/* Little spread far from 0: the whole part of the mean is taken off before anything is rounded. */
static void
TestFarFromZero(void)
{
	static const Customer customer[] = {
		{3, {32700, 32701, 32700}}, {2, {32701, 32701}}, {4, {32700, 32700, 32700, 32701}}};
	ClusterSums sums = {0};
	double effect = 0, wanted = BruteForce(customer, 3);
	Fault fault;

	for (int i = 0; i < 3; i++)
	{
		ClusterSums one = SumsOf(&customer[i]);

		CheckTaken(ClusterSumsAdd(&sums, &one, &fault), &fault);
	}
	Check(ClusterSumsDesignEffect(&sums, &effect) && fabs(effect - wanted) < 1e-9 * wanted,
		  "%.15g, not %.15g", effect, wanted);
	TestDone("little spread, far from 0");
}

/* What says nothing, and what says the same. */
static void
TestDegenerate(void)
{
	static const Customer same[] = {{3, {100, 100, 100}}, {1, {100}}};
	ClusterSums none = {0}, sums = {0};
	double effect = 0;
	Fault fault;

	CheckTaken(ClusterSumsAdd(&sums, &none, &fault), &fault);
	Check(sums.clusters == 0 && !ClusterSumsDesignEffect(&sums, &effect), "of nobody");
	for (int i = 0; i < 2; i++)
	{
		ClusterSums one = SumsOf(&same[i]);

		Check(!ClusterSumsDesignEffect(&sums, &effect), "of one");
		CheckTaken(ClusterSumsAdd(&sums, &one, &fault), &fault);
	}
	Check(ClusterSumsDesignEffect(&sums, &effect) && effect == 10.0 / 4, "%g", effect);
	TestDone("one customer, and answers that are all the same");
}

/* Sums that don't fit are refused, and those from outside are looked at. */
static void
TestLimits(void)
{
	ClusterSums huge = {.answers = INT64_MAX, .points = (Int128) INT64_MAX * 100};
	ClusterSums half = {.clusters = 1, .answers = INT64_MAX / 2 + 1};
	ClusterSums large = {.answers = (int64_t) 1 << 40,
						 .points = ((Int128) 1 << 40) * 100,
						 .squared_points = ((Int128) 1 << 40) * 10000};
	ClusterSums sums = {0};
	Fault fault;

	CheckFault(ClusterSumsAdd(&sums, &huge, &fault), &fault, FAULT_OUT_OF_RANGE, "design effect");
	sums = half;
	CheckFault(ClusterSumsMerge(&sums, &half, &fault), &fault, FAULT_OUT_OF_RANGE, "design effect");
	sums = (ClusterSums){0};
	CheckTaken(ClusterSumsAdd(&sums, &large, &fault), &fault);
	Check(ClusterSumsCheck(&sums), "large sums");
	for (int i = 0; i < 7; i++)
	{
		ClusterSums bad = {.clusters = 1, .answers = 2, .points = 3, .squared_answers = 4};

		Check(ClusterSumsCheck(&bad), "good sums");
		bad.clusters = i == 0 ? -1 : i == 1 ? 3 : 1;
		bad.points = i == 2 ? (Int128) 1 << 100 : i == 3 ? -((Int128) 1 << 100) : 3;
		bad.squared_points = i == 4 ? -1 : 0;
		bad.squared_sums = i == 5 ? -1 : 0;
		bad.squared_answers = i == 6 ? 1 : 4;
		Check(!ClusterSumsCheck(&bad), "bad sums %d", i);
	}
	TestDone("sums at the limit, and from outside");
}

static void
TestCheck(void)
{
	static const double bad[] = {0, -1, NAN, INFINITY, -INFINITY, -0.0};
	Fault fault;

	for (int i = 0; i < 6; i++)
		CheckFault(DesignEffectCheck(bad[i], &fault), &fault, FAULT_INVALID_VALUE,
				   "design effect ");
	CheckTaken(DesignEffectCheck(5e-324, &fault), &fault);
	CheckTaken(DesignEffectCheck(1.7e308, &fault), &fault);
	TestDone("what is a design effect");
}

/* From next to nothing to next to everything: on the scale, around the mean, and monotone. */
static void
TestExtremes(void)
{
	static const double effects[] = {5e-324, 1e-300, 1e-9, 0.5, 1, 2, 1e9, 1e300, 1.7e308};
	static const double points[] = {0, 50, 100};
	double width = 0;

	for (int i = 0; i < 9; i++)
	{
		double count[] = {1e18, 3, 7};
		Sample sample = {3, points, count, NULL};
		double mean = SampleMean(&sample);
		Bounds found;

		DivideCounts(count, 3, effects[i]);
		found = ScoreInterval(&sample, ConfidenceToZ(0.95));
		Check(found.low >= 0 && found.high <= 100 && found.low <= mean && found.high >= mean,
			  "%g: %g..%g", effects[i], found.low, found.high);
		Check(found.high - found.low >= width, "%g: narrower", effects[i]);
		width = found.high - found.low;
	}
	Check(width > 99.9, "width %g", width);
	TestDone("extreme design effects");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestWorked();
	TestBruteForce();
	TestFarFromZero();
	TestDegenerate();
	TestLimits();
	TestCheck();
	TestExtremes();
	return AllTestsDone();
}
