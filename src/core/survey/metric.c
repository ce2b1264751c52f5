/*
 * metric.c: the metrics, as rows of points over a scale.
 */
#include "core/survey/metric.h"

/* The scale and the boxes of NPS: promoters are the top 2, detractors the bottom 7. */
#define NPS_LOW 0
#define NPS_POINTS 11
#define NPS_TOP 2
#define NPS_BOTTOM 7

/* Every answer from low on is worth 0, 1, 2 ... times step above first, over denominator. */
static void
LinearPoints(int64_t first, int64_t step, int64_t denominator, Points *points)
{
	points->denominator = denominator;
	for (int k = 0; k < points->scale.points; k++)
		points->points[k] = first + k * step;
}

static bool
CheckBoxes(int32_t boxes, Scale scale, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];

	if (boxes >= 1 && boxes < scale.points)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "number of boxes %d is not within 1..%d", boxes,
			 scale.points - 1);
	return FaultHint(fault, "The scale %s has %d boxes, and at least one must stay outside.",
					 ScaleText(scale, text), scale.points);
}

/* The highest top boxes are worth above, the lowest bottom boxes below, the others 0. */
static bool
BoxPoints(int32_t top, int64_t above, int32_t bottom, int64_t below, Points *points)
{
	points->denominator = 1;
	for (int k = 0; k < points->scale.points; k++)
		points->points[k] =
			(k >= points->scale.points - top ? above : 0) + (k < bottom ? below : 0);
	return true;
}

/* The share of the highest boxes, in percent. A summary without a scale has no boxes to check. */
bool
TopBoxPoints(int32_t boxes, Scale scale, Points *points, Fault *fault)
{
	points->scale = scale;
	if (scale.points > 0 && !CheckBoxes(boxes, scale, fault))
		return false;
	return BoxPoints(boxes, 100, 0, 0, points);
}

/* The share of the lowest boxes, in percent. */
bool
BottomBoxPoints(int32_t boxes, Scale scale, Points *points, Fault *fault)
{
	points->scale = scale;
	if (scale.points > 0 && !CheckBoxes(boxes, scale, fault))
		return false;
	return BoxPoints(0, 0, boxes, 100, points);
}

/* The share of the top boxes less that of the bottom boxes, in percent: NPS is (2, 7). */
bool
NetBoxPoints(int32_t top, int32_t bottom, Scale scale, Points *points, Fault *fault)
{
	points->scale = scale;
	if (scale.points > 0)
	{
		if (!CheckBoxes(top, scale, fault) || !CheckBoxes(bottom, scale, fault))
			return false;
		if (top + bottom > scale.points)
		{
			FaultSet(fault, FAULT_INVALID_VALUE, "top %d and bottom %d boxes overlap", top, bottom);
			return FaultHint(fault, "The scale has %d boxes for both.", scale.points);
		}
	}
	return BoxPoints(top, 100, bottom, -100, points);
}

/* What the answers of a scale are worth to a metric, or that it can't be had on that scale. */
bool
MetricPoints(MetricName metric, Scale scale, Points *points, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];

	points->scale = scale;
	switch (metric)
	{
		case METRIC_NPS:
			if (scale.points == 0 || (scale.low == NPS_LOW && scale.points == NPS_POINTS))
				return BoxPoints(NPS_TOP, 100, NPS_BOTTOM, -100, points);
			FaultSet(fault, FAULT_INVALID_VALUE, "NPS is defined on the scale 0..10, not %s",
					 ScaleText(scale, text));
			return FaultHint(fault, "net_box(summary, top, bottom) takes any scale.");
		case METRIC_CSAT_TOP2:
			return TopBoxPoints(2, scale, points, fault);
		case METRIC_CES_TOP3:
			return TopBoxPoints(3, scale, points, fault);
		case METRIC_CSAT:
			LinearPoints(0, 100, scale.points - 1, points);
			return true;
		case METRIC_CES:
		default:
			LinearPoints(scale.low, 1, 1, points);
			return true;
	}
}

/* The number of answers that are worth so much. */
int64_t
RatingCountsWithPoints(const RatingCounts *counts, const Points *points, int64_t value)
{
	int64_t total = 0;

	for (int k = 0; k < counts->scale.points; k++)
		total += points->points[k] == value ? counts->at[k] : 0;
	return total;
}

/* The weight of the answers that are worth so much. */
double
RatingWeightsWithPoints(const RatingWeights *weights, const Points *points, int64_t value)
{
	double total = 0;

	for (int k = 0; k < weights->scale.points; k++)
		total += points->points[k] == value ? weights->at[k] : 0;
	return total;
}

/* The mean worth of more answers than 64 bits hold the worth of. */
static Ratio
MeanOfMany(const RatingCounts *counts, const Points *points)
{
	Ratio mean = {0, 0};

	/* |worth| < 2^16 and the counts together < 2^63: far within 128 bits */
	for (int k = 0; k < counts->scale.points; k++)
	{
		mean.numerator += (Int128) counts->at[k] * points->points[k];
		mean.denominator += (Int128) counts->at[k] * points->denominator;
	}
	return mean;
}

/* The mean worth of the answers: sum of count * worth over their number, exactly. */
Ratio
RatingCountsMean(const RatingCounts *counts, const Points *points)
{
	uint64_t sum = 0;
	uint64_t total = 0;

	/* unsigned, so that it may wrap where it is of no use anyway */
	for (int k = 0; k < counts->scale.points; k++)
	{
		sum += (uint64_t) counts->at[k] * (uint64_t) points->points[k];
		total += (uint64_t) counts->at[k];
	}
	/* |worth| < 2^16: of less than 2^47 answers the sum is within 2^63 */
	if (total >= (uint64_t) 1 << 47)
		return MeanOfMany(counts, points);
	return (Ratio){.numerator = (int64_t) sum, .denominator = (Int128) total * points->denominator};
}

/* The weighted mean worth of the answers; NaN where there is no weight. */
double
RatingWeightsMean(const RatingWeights *weights, const Points *points)
{
	double sum = 0;
	double total = RatingWeightsTotal(weights);

	/* shares first, so that no product of large weights overflows */
	for (int k = 0; k < weights->scale.points; k++)
		sum += weights->at[k] / total * (double) points->points[k];
	return sum / (double) points->denominator;
}
