/*
 * iqs_accessors.h: the IQS of a summary, for other files than its accessor's. Include it after
 * postgres.h.
 */
#ifndef CSMETRICS_PG_REVIEW_IQS_ACCESSORS_H
#define CSMETRICS_PG_REVIEW_IQS_ACCESSORS_H

#include "core/review/iqs_summary.h"

extern Datum IqsNumeric(const IqsSummary *reviews);

#endif
