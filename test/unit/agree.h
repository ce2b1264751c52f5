/*
 * agree.h: a table of conversations by points, shown to the three passes of agreement.
 */
#ifndef CSMETRICS_AGREE_H
#define CSMETRICS_AGREE_H

#include "core/agreement/agreement.h"

#define MOST_UNITS 200
#define MOST_POINTS 11

/* How often each conversation got each point, and how often it occurs (0: once). */
typedef struct Table
{
	int units;
	int points;
	double low;
	int count[MOST_UNITS][MOST_POINTS];
	double times[MOST_UNITS];
} Table;

typedef void (*AgreementPass)(Agreement *agreement, const RatedUnit *unit, double times);

static inline RatedUnit
UnitOf(const Table *table, int u, PointCount *at)
{
	RatedUnit unit = {0, at};

	for (int k = 0; k < table->points; k++)
		if (table->count[u][k] > 0)
			at[unit.points++] = (PointCount){(uint32_t) k, (uint32_t) table->count[u][k]};
	return unit;
}

static inline void
EachUnit(Agreement *agreement, const Table *table, AgreementPass pass)
{
	PointCount at[MOST_POINTS];

	for (int u = 0; u < table->units; u++)
	{
		RatedUnit unit = UnitOf(table, u, at);

		pass(agreement, &unit, table->times[u] > 0 ? table->times[u] : 1);
	}
}

/* All there is to know; without a coefficient where fewer than two can be compared. */
static inline void
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

#endif
