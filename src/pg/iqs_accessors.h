/*
 * iqs_accessors.h: the IQS of a summary, for other files than its accessor's. Include it after
 * postgres.h.
 */
#ifndef CSMETRICS_IQS_ACCESSORS_H
#define CSMETRICS_IQS_ACCESSORS_H

#include "core/reviews.h"

extern Datum IqsNumeric(const Reviews *reviews);

#endif
