/*
 * rating_accessors.h: a metric's value, for those who show it with something else. Include it
 * after postgres.h.
 */
#ifndef CSMETRICS_PG_SURVEY_RATING_ACCESSORS_H
#define CSMETRICS_PG_SURVEY_RATING_ACCESSORS_H

#include "core/survey/metric.h"

extern bool MetricNumeric(const RatingSummary *summary, MetricName metric, Datum *value);

#endif
