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

/* Argument 0, not NULL, to change: itself where an aggregate hands over its own, or a copy. */
static inline void *
StateToUpdate(FunctionCallInfo fcinfo)
{
	if (InAggregate(fcinfo) && IsAligned(PG_GETARG_DATUM(0)))
		return PG_GETARG_POINTER(0);
	return PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
}

#endif
