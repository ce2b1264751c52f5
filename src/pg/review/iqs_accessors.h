/*
 * iqs_accessors.h: numbers of a summary as numeric, for other files than their accessors'.
 * Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_REVIEW_IQS_ACCESSORS_H
#define CSMETRICS_PG_REVIEW_IQS_ACCESSORS_H

#include "core/review/iqs_summary.h"

extern Datum IqsNumeric(const IqsSummary *reviews);
extern Datum CategoryNumeric(const CategorySums *category);
extern Datum ShareNumeric(int64 count, int64 all);

#endif
