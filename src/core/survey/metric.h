/*
 * metric.h: the metrics, as rows of points over a scale.
 *
 * A metric says what each answer is worth: a whole number of points over a common denominator.
 * Its value is the mean worth of the answers. Value, variance, interval and test are written
 * once for all of them; a new metric is a new row.
 */
#ifndef CSMETRICS_CORE_SURVEY_METRIC_H
#define CSMETRICS_CORE_SURVEY_METRIC_H

#include "core/base/ratio.h"
#include "core/survey/weighted.h"

typedef enum MetricName
{
	METRIC_NPS,       /* 9-10: 100, 7-8: 0, 0-6: -100 (Reichheld 2003); only on 0..10 */
	METRIC_CSAT,      /* composite: (answer - low) / (high - low) * 100 */
	METRIC_CSAT_TOP2, /* the two highest boxes: 100, the others: 0 */
	METRIC_CES,       /* the answer itself (CES 2.0: the mean agreement) */
	METRIC_CES_TOP3   /* the three highest boxes: 100, the others: 0 */
} MetricName;

/* What each answer of a scale is worth to a metric: worth[k] / denominator. */
typedef struct Points
{
	Scale scale;
	int64_t denominator;
	int64_t points[SCALE_POINTS_MAX];
} Points;

bool MetricPoints(MetricName metric, Scale scale, Points *points, Fault *fault);
bool TopBoxPoints(int32_t boxes, Scale scale, Points *points, Fault *fault);
bool BottomBoxPoints(int32_t boxes, Scale scale, Points *points, Fault *fault);
bool NetBoxPoints(int32_t top, int32_t bottom, Scale scale, Points *points, Fault *fault);
int64_t RatingCountsWithPoints(const RatingCounts *counts, const Points *points, int64_t value);
double RatingWeightsWithPoints(const RatingWeights *weights, const Points *points, int64_t value);
Ratio RatingCountsMean(const RatingCounts *counts, const Points *points);
double RatingWeightsMean(const RatingWeights *weights, const Points *points);

#endif
