/*
 * metric.c: the metrics, as rows of points over a scale.
 */
#include "core/metric.h"

/* The scale and the boxes of NPS: promoters are the top 2, detractors the bottom 7. */
#define NPS_LOW 0
#define NPS_POINTS 11
#define NPS_TOP 2
#define NPS_BOTTOM 7

/* Every answer from low on is worth 0, 1, 2 ... times step above first, over denominator. */
static void
LinearWorth(int64_t first, int64_t step, int64_t denominator, Worth *worth)
{
	worth->denominator = denominator;
	for (int k = 0; k < worth->scale.points; k++)
		worth->worth[k] = first + k * step;
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
BoxWorth(int32_t top, int64_t above, int32_t bottom, int64_t below, Worth *worth)
{
	worth->denominator = 1;
	for (int k = 0; k < worth->scale.points; k++)
		worth->worth[k] = (k >= worth->scale.points - top ? above : 0) + (k < bottom ? below : 0);
	return true;
}

/* The share of the highest boxes, in percent. A summary without a scale has no boxes to check. */
bool
TopBoxWorth(int32_t boxes, Scale scale, Worth *worth, Fault *fault)
{
	worth->scale = scale;
	if (scale.points > 0 && !CheckBoxes(boxes, scale, fault))
		return false;
	return BoxWorth(boxes, 100, 0, 0, worth);
}

/* The share of the lowest boxes, in percent. */
bool
BottomBoxWorth(int32_t boxes, Scale scale, Worth *worth, Fault *fault)
{
	worth->scale = scale;
	if (scale.points > 0 && !CheckBoxes(boxes, scale, fault))
		return false;
	return BoxWorth(0, 0, boxes, 100, worth);
}

/* The share of the top boxes less that of the bottom boxes, in percent: NPS is (2, 7). */
bool
NetBoxWorth(int32_t top, int32_t bottom, Scale scale, Worth *worth, Fault *fault)
{
	worth->scale = scale;
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
	return BoxWorth(top, 100, bottom, -100, worth);
}

/* What the answers of a scale are worth to a metric, or that it can't be had on that scale. */
bool
MetricWorth(MetricName metric, Scale scale, Worth *worth, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];

	worth->scale = scale;
	switch (metric)
	{
		case METRIC_NPS:
			if (scale.points == 0 || (scale.low == NPS_LOW && scale.points == NPS_POINTS))
				return BoxWorth(NPS_TOP, 100, NPS_BOTTOM, -100, worth);
			FaultSet(fault, FAULT_INVALID_VALUE, "NPS is defined on the scale 0..10, not %s",
					 ScaleText(scale, text));
			return FaultHint(fault, "net_box(summary, top, bottom) takes any scale.");
		case METRIC_CSAT_TOP2:
			return TopBoxWorth(2, scale, worth, fault);
		case METRIC_CES_TOP3:
			return TopBoxWorth(3, scale, worth, fault);
		case METRIC_CSAT:
			LinearWorth(0, 100, scale.points - 1, worth);
			return true;
		case METRIC_CES:
		default:
			LinearWorth(scale.low, 1, 1, worth);
			return true;
	}
}

/* The number of answers that are worth so much. */
int64_t
CountsOfWorth(const Counts *counts, const Worth *worth, int64_t value)
{
	int64_t total = 0;

	for (int k = 0; k < counts->scale.points; k++)
		total += worth->worth[k] == value ? counts->at[k] : 0;
	return total;
}

/* The weight of the answers that are worth so much. */
double
WeightsOfWorth(const Weights *weights, const Worth *worth, int64_t value)
{
	double total = 0;

	for (int k = 0; k < weights->scale.points; k++)
		total += worth->worth[k] == value ? weights->at[k] : 0;
	return total;
}

/* The mean worth of more answers than 64 bits hold the worth of. */
static Ratio
MeanOfMany(const Counts *counts, const Worth *worth)
{
	Ratio mean = {0, 0};

	/* |worth| < 2^16 and the counts together < 2^63: far within 128 bits */
	for (int k = 0; k < counts->scale.points; k++)
	{
		mean.numerator += (Int128) counts->at[k] * worth->worth[k];
		mean.denominator += (Int128) counts->at[k] * worth->denominator;
	}
	return mean;
}

/* The mean worth of the answers: sum of count * worth over their number, exactly. */
Ratio
CountsMean(const Counts *counts, const Worth *worth)
{
	uint64_t sum = 0;
	uint64_t total = 0;

	/* unsigned, so that it may wrap where it is of no use anyway */
	for (int k = 0; k < counts->scale.points; k++)
	{
		sum += (uint64_t) counts->at[k] * (uint64_t) worth->worth[k];
		total += (uint64_t) counts->at[k];
	}
	/* |worth| < 2^16: of less than 2^47 answers the sum is within 2^63 */
	if (total >= (uint64_t) 1 << 47)
		return MeanOfMany(counts, worth);
	return (Ratio){.numerator = (int64_t) sum, .denominator = (Int128) total * worth->denominator};
}

/* The weighted mean worth of the answers; NaN where there is no weight. */
double
WeightsMean(const Weights *weights, const Worth *worth)
{
	double sum = 0;
	double total = WeightsTotal(weights);

	/* shares first, so that no product of large weights overflows */
	for (int k = 0; k < weights->scale.points; k++)
		sum += weights->at[k] / total * (double) worth->worth[k];
	return sum / (double) worth->denominator;
}
