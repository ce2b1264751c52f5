/*
 * confidence.h: the normal distribution, as intervals and tests need it: from a confidence
 * level to the standard errors that it spans, and back to a p-value.
 */
#ifndef CSMETRICS_CORE_STATISTICS_CONFIDENCE_H
#define CSMETRICS_CORE_STATISTICS_CONFIDENCE_H

#include "core/base/fault.h"

#include <stdbool.h>

/* The confidence level that is meant where none is given. */
#define CONFIDENCE_DEFAULT 0.95

bool ConfidenceCheck(double confidence, Fault *fault);
double ConfidenceToZ(double confidence);
double PValueOfZ(double z);

#endif
