/*
 * certainty.h: intervals and changes as PostgreSQL values. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_BASE_CERTAINTY_H
#define CSMETRICS_PG_BASE_CERTAINTY_H

#include "core/statistics/change.h"
#include "fmgr.h"

/* What a change is shown with: the metric before and after, where it is known. */
typedef struct MetricPair
{
	bool knows_before;
	bool knows_after;
	bool knows_interval; /* of the change; the confidence was given */
	bool knows_p_value;  /* of the change; the design effect was given */
	Datum before;        /* numeric */
	Datum after;         /* numeric */
} MetricPair;

extern double ZOfConfidence(float8 confidence);
extern double CheckedDesignEffect(float8 design_effect);
extern double CheckedMargin(float8 margin);
extern double CheckedPower(float8 power);
extern Datum MillionthsNumeric(double value);
extern Datum IntervalRange(Bounds interval);
extern Datum ChangeRow(FunctionCallInfo fcinfo, const MetricPair *pair, const Change *change);

#endif
