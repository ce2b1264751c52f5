/*
 * Agreement between any number of reviewers: published examples to their printed digits, the
 * variance against the numeric derivative, and what must hold of every interval.
 */
#include "agree.h"
#include "check.h"
#include "fault_check.h"

#include "core/statistics/student.h"

#include <math.h>
#include <string.h>

/* Krippendorff (2011): 4 observers, 12 units, points 1 to 5. */
static const Table krippendorff = {.units = 12,
								   .points = 5,
								   .low = 1,
								   .count = {{3},
											 {0, 3, 1},
											 {0, 0, 4},
											 {0, 0, 4},
											 {0, 4},
											 {1, 1, 1, 1},
											 {0, 0, 0, 4},
											 {3, 1},
											 {0, 4},
											 {0, 0, 0, 0, 3},
											 {2},
											 {0, 0, 1}}};

/* Two abstractors, 100 subjects (Gwet's irrCAC, cont3x3abstractors). */
static const Table abstractors = {.units = 5,
								  .points = 3,
								  .low = 1,
								  .count = {{2}, {0, 2}, {0, 1, 1}, {0, 1, 1}, {0, 0, 2}},
								  .times = {13, 20, 7, 4, 56}};

/* Shrout and Fleiss (1979): 4 judges, 6 targets, points 1 to 10. */
static const int shrout[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2},  {8, 4, 6, 8},
								 {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};

static Agreement agreement;

static Coefficient
Alpha(void)
{
	return SpreadCoefficient(&agreement.alpha.spread, 0.95);
}

static Coefficient
Ac(void)
{
	return SpreadCoefficient(&agreement.ac.spread, 0.95);
}

/* One check: the value rounds to what was printed. */
static void
Printed(double found, double printed, double digit, const char *what)
{
	Check(fabs(found - printed) <= digit / 2 * 1.0001, "%s: %.8f, printed %.8f", what, found,
		  printed);
}

static double
AlphaWithout(const Table *table, Level level, int left_out)
{
	static Table rest;

	rest = *table;
	rest.units = 0;
	for (int u = 0; u < table->units; u++)
		if (u != left_out)
			memcpy(rest.count[rest.units++], table->count[u], sizeof rest.count[0]);
	Agree(&agreement, &rest, level);
	return Alpha().value;
}

/* The standard error of alpha by leaving one conversation out, as the numbers have it. */
static double
JackknifeError(const Table *table, Level level, int units)
{
	double sum = 0, squares = 0;

	for (int u = 0; u < units; u++)
	{
		double alpha = AlphaWithout(table, level, u);

		sum += alpha;
		squares += alpha * alpha;
	}
	return sqrt((squares - sum * sum / units) * (units - 1) / units);
}

static void
TestKrippendorff(void)
{
	static const double alphas[LEVELS] = {0.7434, 0.8154, 0.8491, 0.7974};
	static const double acs[LEVELS] = {0.77544, 0.85874, 0.91400, 0};

	for (int level = 0; level < LEVELS; level++)
	{
		Agree(&agreement, &krippendorff, (Level) level);
		Printed(Alpha().value, alphas[level], 1e-4, "Krippendorff's alpha");
		if (acs[level] > 0)
			Printed(Ac().value, acs[level], 1e-5, "Gwet's AC");
		Printed(agreement.same / agreement.compared, 0.81818, 1e-5, "percent agreement");
		Check(agreement.ratings == 40 && agreement.compared == 11 && agreement.units == 12,
			  "%g ratings of %g of %g units", agreement.ratings, agreement.compared,
			  agreement.units);
	}
	Agree(&agreement, &krippendorff, LEVEL_NOMINAL);
	Printed(1 - agreement.ac.expected, 0.19032, 1e-5, "chance agreement of AC1");
	Printed(JackknifeError(&krippendorff, LEVEL_NOMINAL, 11), 0.1463, 1e-4, "nominal jackknife");
	Printed(JackknifeError(&krippendorff, LEVEL_ORDINAL, 11), 0.148, 1e-3, "ordinal jackknife");
	Printed(JackknifeError(&krippendorff, LEVEL_INTERVAL, 11), 0.1408, 1e-4, "interval jackknife");
	TestDone("Krippendorff 2011 in four levels");
}

static void
TestOtherTables(void)
{
	Table table = {.units = 6, .points = 10, .low = 1};

	Agree(&agreement, &abstractors, LEVEL_NOMINAL);
	Printed(Alpha().value, 0.7972585, 1e-7, "abstractors' alpha");
	Printed(Ac().value, 0.8493305, 1e-7, "abstractors' AC1");
	Printed(sqrt(Ac().variance), 0.04321747, 1e-8, "its standard error");
	for (int u = 0; u < 6; u++)
		for (int judge = 0; judge < 4; judge++)
			table.count[u][shrout[u][judge] - 1]++;
	Agree(&agreement, &table, LEVEL_INTERVAL);
	Printed(Alpha().value, 0.1473, 1e-4, "Shrout and Fleiss' alpha");
	TestDone("irrCAC's abstractors, Shrout and Fleiss 1979");
}

/* How fast a coefficient moves with the number of units like u. */
static double
Derivative(Table *table, Level level, int u, bool is_ac)
{
	double times = table->times[u], step = times * 1e-4, up;

	table->times[u] = times + step;
	Agree(&agreement, table, level);
	up = is_ac ? Ac().value : Alpha().value;
	table->times[u] = times - step;
	Agree(&agreement, table, level);
	up -= is_ac ? Ac().value : Alpha().value;
	table->times[u] = times;
	return up / (2 * step);
}

/*
 * irrCAC's standard error of AC from the derivatives: where some units have one rating, it
 * also takes the share of those that have more for chance (Gwet 2014), which we don't.
 */
static void
TestIrrCac(void)
{
	static const double errors[LEVELS] = {0.14295, 0, 0.10396, 0};
	static Table table;

	for (int level = 0; level <= LEVEL_INTERVAL; level += LEVEL_INTERVAL)
	{
		double squares = 0, value;

		table = krippendorff;
		for (int u = 0; u < table.units; u++)
			table.times[u] = 1;
		Agree(&agreement, &table, (Level) level);
		value = Ac().value;
		for (int u = 0; u < table.units; u++)
		{
			double share = u < 11 ? 12.0 / 11 - 1 : -1;

			squares += pow(12 * Derivative(&table, (Level) level, u, true) + value * share, 2);
		}
		Printed(sqrt(squares / (12 * 11)), errors[level], 1e-5, "irrCAC's standard error");
	}
	TestDone("irrCAC's standard errors of AC1 and AC2");
}

/* Reviewers who mostly see what is there; the points are skewed by the table's number. */
static void
RandomTable(Table *table, int number)
{
	memset(table, 0, sizeof *table);
	table->points = 2 + number % (MOST_POINTS - 1);
	table->units = 3 + RandomUpTo(30);
	table->low = number % 3;
	for (int u = 0; u < table->units; u++)
	{
		double skill = RandomShare();
		int truth = (int) (pow(RandomShare(), 1 + number % 4) * table->points);

		table->times[u] = 1;
		for (int reviewers = RandomUpTo(4); reviewers >= 0; reviewers--)
			table->count[u][RandomShare() < skill ? truth : RandomUpTo(table->points - 1)]++;
	}
}

/* The linearised variance is the sum of squared derivatives. */
static void
TestVariance(void)
{
	static Table table;

	for (int i = 0; i < 60; i++)
	{
		Level level = (Level) (i % LEVELS);

		RandomTable(&table, i);
		for (int u = 0; u < table.units; u++)
			table.times[u] = 1e6; /* so many that n - 1 is as good as n */
		for (int is_ac = 0; is_ac < 2; is_ac++)
		{
			double squares = 0, variance;

			Agree(&agreement, &table, level);
			if (!Alpha().is_known)
				continue;
			variance = is_ac ? Ac().variance : Alpha().variance;
			for (int u = 0; u < table.units; u++)
				squares += 1e6 * pow(Derivative(&table, level, u, is_ac), 2);
			Check(fabs(squares - variance) <= 1e-4 * squares + 1e-15,
				  "table %d, %s: %g, derivative %g", i, is_ac ? "AC" : "alpha", variance, squares);
		}
	}
	TestDone("the variance is that of the numeric derivative");
}

static void
CheckInterval(const Coefficient *c)
{
	if (!c->is_known)
		return;
	Check(c->interval.low <= c->value && c->value <= c->interval.high && c->interval.low >= -1 &&
			  c->interval.high <= 1 && c->interval.low < c->interval.high,
		  "%g in %g..%g", c->value, c->interval.low, c->interval.high);
}

/* Intervals hold their value, keep to -1..1 and never collapse; twice the units are as many. */
static void
TestProperties(void)
{
	static Table table, twice;

	for (int i = 0; i < 2000; i++)
	{
		Level level = (Level) (i % LEVELS);
		Coefficient alpha, ac;

		RandomTable(&table, i);
		Agree(&agreement, &table, level);
		alpha = Alpha(), ac = Ac();
		CheckInterval(&alpha);
		CheckInterval(&ac);
		twice = table;
		for (int u = 0; u < table.units; u++)
			memcpy(twice.count[table.units + u], table.count[u], sizeof table.count[0]);
		twice.units *= 2;
		for (int u = 0; u < table.units; u++)
			table.times[u] = 2;
		Agree(&agreement, &table, level);
		alpha = Alpha(), ac = Ac();
		for (int u = 0; u < twice.units; u++)
			twice.times[u] = 1;
		Agree(&agreement, &twice, level);
		Check(!alpha.is_known || (fabs(alpha.value - Alpha().value) < 1e-12 &&
								  fabs(alpha.interval.low - Alpha().interval.low) < 1e-9 &&
								  fabs(ac.interval.high - Ac().interval.high) < 1e-9),
			  "table %d: two times is not twice: %.17g %.17g, low %.17g %.17g, high %.17g %.17g", i,
			  alpha.value, Alpha().value, alpha.interval.low, Alpha().interval.low,
			  ac.interval.high, Ac().interval.high);
	}
	TestDone("intervals hold their value and never collapse");
}

static void
TestUndefined(void)
{
	Table same = {.units = 5, .points = 3, .count = {{3}, {2}, {4}, {3}, {3}}};
	Table one = {.units = 3, .points = 3, .count = {{1, 1, 1}, {1}, {0, 0, 1}}};
	Table alike = {.units = 6, .points = 3, .count = {{3}, {0, 3}, {0, 0, 3}, {3}, {0, 3}, {3}}};
	Coefficient equal;

	for (int level = 0; level < LEVELS; level++)
	{
		Agree(&agreement, &same, (Level) level);
		Check(!Alpha().is_known && Ac().is_known && Ac().value == 1 && Ac().interval.low < 0.9,
			  "all the same: AC %g from %g", Ac().value, Ac().interval.low);
		Agree(&agreement, &one, (Level) level);
		Check(!Alpha().is_known && !Ac().is_known && agreement.compared == 1, "one unit");
	}
	Agree(&agreement, &alike, LEVEL_NOMINAL);
	equal = Alpha();
	alike.count[2][2] = 60;
	Agree(&agreement, &alike, LEVEL_NOMINAL);
	Check(Alpha().value == 1 && equal.value == 1 &&
			  Alpha().interval.low < equal.interval.low - 0.01,
		  "three units, one of which weighs most, tell more than three alike: from %g and %g",
		  Alpha().interval.low, equal.interval.low);
	TestDone("all ratings the same, one conversation, and full agreement");
}

static void
TestLevels(void)
{
	Level level;
	Fault fault;

	for (int i = 0; i < LEVELS; i++)
		Check(LevelParse(LevelName((Level) i), strlen(LevelName((Level) i)), &level, &fault) &&
				  level == (Level) i,
			  "%s", LevelName((Level) i));
	CheckFault(LevelParse("ordinal ", 8, &level, &fault), &fault, FAULT_INVALID_VALUE,
			   "\"ordinal \"");
	CheckFault(LevelParse("ordinal", 3, &level, &fault), &fault, FAULT_INVALID_VALUE, "\"ord\"");
	CheckFault(LevelParse("", 0, &level, &fault), &fault, FAULT_INVALID_VALUE, "\"\"");
	TestDone("names of levels");
}

/* The table of any textbook, and of qt() in R. */
static void
TestStudent(void)
{
	static const struct
	{
		double confidence, degrees, t;
	} known[] = {{0.95, 1, 12.7062047},   {0.95, 2, 4.30265273},   {0.95, 5, 2.57058184},
				 {0.95, 9, 2.26215716},   {0.99, 10, 3.16927267},  {0.90, 30, 1.69726089},
				 {0.95, 200, 1.97189622}, {0.99, 200, 2.60063444}, {0.95, 120, 1.97993041},
				 {0.95, 1e9, 1.95996399}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		Printed(StudentQuantile(known[i].confidence, known[i].degrees), known[i].t,
				1.2e-8 * known[i].t, "t");
	for (double degrees = 190; degrees < 210; degrees++)
		Check(StudentQuantile(0.95, degrees) > StudentQuantile(0.95, degrees + 1) &&
				  StudentQuantile(0.95, degrees) < StudentQuantile(0.95, degrees + 1) + 1e-4,
			  "t does not fall smoothly at %g degrees", degrees);
	TestDone("quantiles of Student's t");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestKrippendorff();
	TestOtherTables();
	TestIrrCac();
	TestVariance();
	TestProperties();
	TestUndefined();
	TestLevels();
	TestStudent();
	return AllTestsDone();
}
