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
	Datum before; /* numeric */
	Datum after;  /* numeric */
} MetricPair;

extern double ZOfConfidence(float8 confidence);
extern Datum MillionthsNumeric(double value);
extern Datum IntervalRange(Bounds interval);
extern Datum ChangeRow(FunctionCallInfo fcinfo, const MetricPair *pair, const Change *change,
					   bool knows_interval);

#endif
