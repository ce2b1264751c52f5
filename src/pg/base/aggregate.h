/*
 * aggregate.h: who is calling an aggregate's support function. Include it after postgres.h.
 *
 * These are AggCheckCallContext's tests, inlined: they run once per row. An aggregate hands
 * over its own state, to be changed in place. Whoever calls any other way (from SQL, or an
 * engine that gives no context) hands over a value that belongs to somebody else.
 */
#ifndef CSMETRICS_PG_BASE_AGGREGATE_H
#define CSMETRICS_PG_BASE_AGGREGATE_H

#include "fmgr.h"
#include "nodes/execnodes.h"

static inline bool
InWindow(FunctionCallInfo fcinfo)
{
	return fcinfo->context != NULL && IsA(fcinfo->context, WindowAggState);
}

static inline bool
InAggregate(FunctionCallInfo fcinfo)
{
	return fcinfo->context != NULL &&
		   (IsA(fcinfo->context, AggState) || IsA(fcinfo->context, WindowAggState));
}

#endif
