/*
 * result.c: the columns of a row about agreement.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"

#include "pg/agreement/result.h"
#include "pg/base/certainty.h"

void
PutDatum(ResultRow *row, bool is_known, Datum value)
{
	Assert(row->columns < RESULT_COLUMNS_MAX);
	row->nulls[row->columns] = !is_known;
	row->values[row->columns++] = value;
}

/* A number of things as bigint. */
void
PutCount(ResultRow *row, double count)
{
	if (!(count < 0x1p63))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
	PutDatum(row, true, Int64GetDatum((int64) count));
}

/* A number as numeric, with 6 decimals; NULL where it is not known. */
void
PutNumber(ResultRow *row, bool is_known, double value)
{
	PutDatum(row, is_known, is_known ? MillionthsNumeric(value) : (Datum) 0);
}

/* A coefficient, and its interval. */
void
PutCoefficient(ResultRow *row, const Coefficient *coefficient)
{
	PutNumber(row, coefficient->is_known, coefficient->value);
	PutNumber(row, coefficient->is_known, coefficient->interval.low);
	PutNumber(row, coefficient->is_known, coefficient->interval.high);
}

/* The row as the composite type that the calling function returns. */
Datum
ReturnRow(FunctionCallInfo fcinfo, ResultRow *row)
{
	TupleDesc type;

	if (get_call_result_type(fcinfo, NULL, &type) != TYPEFUNC_COMPOSITE ||
		type->natts != row->columns)
		elog(ERROR, "the result has not %d columns", row->columns);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(type), row->values, row->nulls));
}
