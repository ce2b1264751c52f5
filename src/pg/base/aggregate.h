/*
 * aggregate.h: who is calling an aggregate's support function. Include it after postgres.h.
 *
 * Anybody may call a support function, and make aggregates of his own with it. So there are
 * three kinds of caller:
 *
 *   an aggregate of the extension (OwnsState): its state may take a form of its own, because
 *   nobody sees it before the aggregate's final function has made a value of it;
 *   another aggregate (InAggregate): its state is changed in place, but may be stored as it is,
 *   so that it must be a value;
 *   anything else, from SQL or from an engine that gives no context: what it hands over belongs
 *   to somebody else, and what it is given must be a value.
 */
#ifndef CSMETRICS_PG_BASE_AGGREGATE_H
#define CSMETRICS_PG_BASE_AGGREGATE_H

#include "fmgr.h"
#include "nodes/execnodes.h"

/* What a function keeps from call to call, in its fn_extra. */
typedef struct CallMemory
{
	const Node *context; /* the caller that owns_state is known of */
	bool owns_state;
	void *rows; /* review_row.c's */
} CallMemory;

extern CallMemory *GetCallMemory(FunctionCallInfo fcinfo);
extern bool FindStateOwner(FunctionCallInfo fcinfo);

/* This and the next are AggCheckCallContext's tests, inlined: they run once per row. */
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

/* Whether the state is one of the extension's own aggregates'; found out once for a caller. */
static inline bool
OwnsState(FunctionCallInfo fcinfo)
{
	const CallMemory *memory = (const CallMemory *) fcinfo->flinfo->fn_extra;

	if (fcinfo->context == NULL)
		return false;
	if (likely(memory != NULL && memory->context == fcinfo->context))
		return memory->owns_state;
	return FindStateOwner(fcinfo);
}

#endif
