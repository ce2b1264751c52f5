/*
 * metric.h: the metrics, as rows of points over a scale.
 *
 * A metric says what each answer is worth: a whole number of points over a common denominator.
 * Its value is the mean worth of the answers. Value, variance, interval and test are written
 * once for all of them; a new metric is a new row.
 */
#ifndef CSMETRICS_METRIC_H
#define CSMETRICS_METRIC_H

#include "core/weighted.h"

typedef enum MetricName
{
	METRIC_NPS,       /* 9-10: 100, 7-8: 0, 0-6: -100 (Reichheld 2003); only on 0..10 */
	METRIC_CSAT,      /* composite: (answer - low) / (high - low) * 100 */
	METRIC_CSAT_TOP2, /* the two highest boxes: 100, the others: 0 */
	METRIC_CES,       /* the answer itself (CES 2.0: the mean agreement) */
	METRIC_CES_TOP3   /* the three highest boxes: 100, the others: 0 */
} MetricName;

/* What each answer of a scale is worth to a metric: worth[k] / denominator. */
typedef struct Worth
{
	Scale scale;
	int64_t denominator;
	int64_t worth[SCALE_POINTS_MAX];
} Worth;

/* An exact mean: numerator / denominator; denominator 0 where there was no answer. */
typedef struct Ratio
{
	Int128 numerator;
	Int128 denominator;
} Ratio;

bool MetricWorth(MetricName metric, Scale scale, Worth *worth, Fault *fault);
bool TopBoxWorth(int32_t boxes, Scale scale, Worth *worth, Fault *fault);
bool BottomBoxWorth(int32_t boxes, Scale scale, Worth *worth, Fault *fault);
bool NetBoxWorth(int32_t top, int32_t bottom, Scale scale, Worth *worth, Fault *fault);
int64_t CountsOfWorth(const Counts *counts, const Worth *worth, int64_t value);
double WeightsOfWorth(const Weights *weights, const Worth *worth, int64_t value);
Ratio CountsMean(const Counts *counts, const Worth *worth);
double WeightsMean(const Weights *weights, const Worth *worth);

#endif
