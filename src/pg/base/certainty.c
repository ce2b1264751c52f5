/*
 * certainty.c: intervals and changes as PostgreSQL values, rounded to 6 decimals.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "core/statistics/confidence.h"
#include "core/statistics/design_effect.h"
#include "core/statistics/sample_size.h"
#include "pg/base/certainty.h"
#include "pg/base/raise.h"

/* The z of a confidence that a user gave; raises an error where it is none. */
double
ZOfConfidence(float8 confidence)
{
	Fault fault;

	if (!ConfidenceCheck(confidence, &fault))
		RaiseFault(&fault);
	return ConfidenceToZ(confidence);
}

/* A design effect that a user gave; raises an error where it is none. */
double
CheckedDesignEffect(float8 design_effect)
{
	Fault fault;

	if (!DesignEffectCheck(design_effect, &fault))
		RaiseFault(&fault);
	return design_effect;
}

/* A margin of error that a user gave; raises an error where it is none. */
double
CheckedMargin(float8 margin)
{
	Fault fault;

	if (!MarginCheck(margin, &fault))
		RaiseFault(&fault);
	return margin;
}

/* A power that a user gave; raises an error where it is none. */
double
CheckedPower(float8 power)
{
	Fault fault;

	if (!PowerCheck(power, &fault))
		RaiseFault(&fault);
	return power;
}

/* A bound or a p-value as numeric, with 6 decimals. */
Datum
MillionthsNumeric(double value)
{
	return NumericGetDatum(int64_div_fast_to_numeric(Millionths(value), 6));
}

/* An interval as numrange, with both of its ends. */
Datum
IntervalRange(Bounds interval)
{
	TypeCacheEntry *type = lookup_type_cache(NUMRANGEOID, TYPECACHE_RANGE_INFO);
	RangeBound low = {.val = MillionthsNumeric(interval.low), .inclusive = true, .lower = true};
	RangeBound high = {.val = MillionthsNumeric(interval.high), .inclusive = true};

#if PG_VERSION_NUM >= 160000
	return RangeTypePGetDatum(make_range(type, &low, &high, false, NULL));
#else
	return RangeTypePGetDatum(make_range(type, &low, &high, false));
#endif
}

/*
 * The row (before, after, change, low, high, p_value) that the calling function returns. change
 * counts where both sides are known, its interval and p-value where pair says so, too.
 */
Datum
ChangeRow(FunctionCallInfo fcinfo, const MetricPair *pair, const Change *change)
{
	bool knows_change = pair->knows_before && pair->knows_after;
	Datum values[6] = {pair->before, pair->after};
	bool nulls[6] = {!pair->knows_before, !pair->knows_after, true, true, true, true};
	TupleDesc row;

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE || row->natts != 6)
		elog(ERROR, "a change has six columns");
	if (knows_change)
	{
		values[2] = DirectFunctionCall2(numeric_sub, pair->after, pair->before);
		nulls[2] = false;
	}
	if (knows_change && pair->knows_p_value)
	{
		values[5] = MillionthsNumeric(change->p_value);
		nulls[5] = false;
	}
	if (knows_change && pair->knows_interval && pair->knows_p_value)
	{
		values[3] = MillionthsNumeric(change->interval.low);
		values[4] = MillionthsNumeric(change->interval.high);
		nulls[3] = nulls[4] = false;
	}
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls));
}
