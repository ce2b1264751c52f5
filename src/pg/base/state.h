/*
 * state.h: an aggregate's state that is bytea to SQL and a flat C value to us. Include it after
 * postgres.h.
 *
 * The bytes may come from anywhere: a tuple, where they are packed, or a user. What these give
 * has a plain 4-byte header and lies at a multiple of 8; the value itself is still unchecked.
 */
#ifndef CSMETRICS_PG_BASE_STATE_H
#define CSMETRICS_PG_BASE_STATE_H

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif
#include "pg/base/aggregate.h"

/* Whether there is a state in argument n: not NULL, and not empty, as an aggregate begins. */
static inline bool
HasState(FunctionCallInfo fcinfo, int n)
{
	return !PG_ARGISNULL(n) && VARSIZE_ANY_EXHDR(PG_GETARG_POINTER(n)) > 0;
}

/* Whether the bytes can be read where they are. */
static inline bool
IsAligned(Datum state)
{
	return VARATT_IS_4B_U(DatumGetPointer(state)) && (uintptr_t) DatumGetPointer(state) % 8 == 0;
}

/* A state to read. */
static inline void *
AlignedState(Datum state)
{
	return IsAligned(state) ? (void *) DatumGetPointer(state)
							: (void *) PG_DETOAST_DATUM_COPY(state);
}

/* What a function that changes nothing gives: the state in argument 0 as it is. */
static inline Datum
ReturnState(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* The state in argument 0, to change: itself where an aggregate hands over its own, or a copy. */
static inline void *
StateToUpdate(FunctionCallInfo fcinfo)
{
	if (InAggregate(fcinfo) && IsAligned(PG_GETARG_DATUM(0)))
		return PG_GETARG_POINTER(0);
	return PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
}

#endif
