/*
 * rubric.h: a rubric as a PostgreSQL value. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_RUBRIC_RUBRIC_H
#define CSMETRICS_PG_RUBRIC_RUBRIC_H

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif

#include "core/rubric/rubric.h"

/* The rubric of a value, which may come toasted or with a short header. */
static inline const Rubric *
DatumGetRubric(Datum value)
{
	if (VARATT_IS_EXTENDED(DatumGetPointer(value)))
		return (const Rubric *) PG_DETOAST_DATUM(value);
	return (const Rubric *) DatumGetPointer(value);
}

#define PG_GETARG_RUBRIC(n) DatumGetRubric(PG_GETARG_DATUM(n))

#endif
