/*
 * rating_accessors.h: a metric's value, for those who show it with something else. Include it
 * after postgres.h.
 */
#ifndef CSMETRICS_RATING_ACCESSORS_H
#define CSMETRICS_RATING_ACCESSORS_H

#include "core/metric.h"

extern bool MetricNumeric(const Tally *tally, MetricName metric, Datum *value);

#endif
