/*
 * rating_metric.h: metrics as SQL functions: entry points from metrics.def, the arguments that
 * name a metric's boxes, and its value. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_SURVEY_RATING_METRIC_H
#define CSMETRICS_PG_SURVEY_RATING_METRIC_H

#include "core/survey/metric.h"
#include "fmgr.h"

/*
 * The C function that one SQL function is, for one metric: symbol calls answer with the metric.
 * A file defines METRIC (or BOX_METRIC) as this and includes metrics.def:
 *
 *   #define METRIC(NAME, name, ...) METRIC_ENTRY(rating_summary_##name, ReturnMetric, NAME)
 *   #include "core/survey/metrics.def"
 */
#define METRIC_ENTRY(symbol, answer, NAME)                                                         \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		return answer(fcinfo, METRIC_##NAME);                                                      \
	}

extern Metric MetricArgument(FunctionCallInfo fcinfo, int n, MetricName name);
extern bool MetricNumeric(const RatingSummary *summary, Metric metric, Datum *value);

#endif
