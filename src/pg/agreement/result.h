/*
 * result.h: the columns of a row about agreement. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_AGREEMENT_RESULT_H
#define CSMETRICS_PG_AGREEMENT_RESULT_H

#include "core/agreement/chance.h"
#include "fmgr.h"

#define RESULT_COLUMNS_MAX 9

/* A row that is filled in from the left. */
typedef struct ResultRow
{
	int columns;
	Datum values[RESULT_COLUMNS_MAX];
	bool nulls[RESULT_COLUMNS_MAX];
} ResultRow;

extern void PutDatum(ResultRow *row, bool is_known, Datum value);
extern void PutCount(ResultRow *row, double count);
extern void PutNumber(ResultRow *row, bool is_known, double value);
extern void PutCoefficient(ResultRow *row, const Coefficient *coefficient);
extern Datum ReturnRow(FunctionCallInfo fcinfo, ResultRow *row);

#endif
