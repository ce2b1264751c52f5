/*
 * exact.h: core's exact numbers as numeric. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_BASE_EXACT_H
#define CSMETRICS_PG_BASE_EXACT_H

#include "core/number/ratio.h"
#include "fmgr.h"
#include "utils/numeric.h"

extern Datum IntegerNumeric(Int128 value);
extern Datum BillionthsNumeric(int64 value);
extern Datum RatioNumeric(Ratio ratio);
extern Datum DoubleNumeric(double value);
extern Datum StddevNumeric(int64 count, Int128 sum, Int128 squares, Numeric unit);

#endif
