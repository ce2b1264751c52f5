/*
 * metric_sample.c: a rating summary, seen as the sample of a metric.
 *
 * The statistics are done in whole points and divided once, at the end: so the means of two
 * equal samples are equal, whatever the denominator.
 */
#include "core/survey/metric_sample.h"

#include "core/statistics/weights.h"

/* The weights at each point, scaled so that together they are their effective size. */
static void
ReadWeights(const RatingSummary *summary, MetricSample *sample)
{
	RatingWeights weights;
	double total;
	double scale;

	RatingWeightsRead(summary, &weights);
	total = RatingWeightsTotal(&weights);
	sample->is_empty = !(total > 0.0);
	if (sample->is_empty)
		return;
	scale = EffectiveSize(&(WeightedBoxes){.boxes = sample->boxes,
										   .points = sample->points,
										   .weight = weights.at,
										   .squares = weights.squares,
										   .answers = (double) weights.answers}) /
			total;
	for (int k = 0; k < sample->boxes; k++)
		sample->count[k] = weights.at[k] * scale;
}

static void
ReadCounts(const RatingSummary *summary, MetricSample *sample)
{
	RatingCounts counts;

	RatingCountsRead(summary, &counts);
	sample->is_empty = RatingCountsTotal(&counts) == 0;
	for (int k = 0; k < sample->boxes; k++)
		sample->count[k] = (double) counts.at[k];
}

/* Reads a summary as a sample of this metric; faults where the metric is not for its scale. */
bool
MetricSampleRead(const RatingSummary *summary, Metric metric, MetricSample *sample, Fault *fault)
{
	Points points;

	if (!MetricPoints(metric, RatingSummaryScale(summary), &points, fault))
		return false;
	sample->boxes = points.scale.points;
	sample->denominator = (double) points.denominator;
	for (int k = 0; k < sample->boxes; k++)
		sample->points[k] = (double) points.points[k];
	if (RatingSummaryIsWeighted(summary))
		ReadWeights(summary, sample);
	else
		ReadCounts(summary, sample);
	return true;
}

/* The sample itself, in whole points; it reads what the given one holds. */
Sample
SampleOf(const MetricSample *sample)
{
	return (Sample){.boxes = sample->boxes, .points = sample->points, .count = sample->count};
}

/* The variance of the answers' points, in the metric's unit, squared. */
double
MetricVariance(const MetricSample *sample)
{
	Sample points = SampleOf(sample);

	return SampleVariance(&points) / sample->denominator / sample->denominator;
}

/* The metric's score interval, in its own unit. The sample must not be empty. */
Bounds
MetricInterval(const MetricSample *sample, double z)
{
	Sample points = SampleOf(sample);
	Bounds interval = ScoreInterval(&points, z);

	return (Bounds){interval.low / sample->denominator, interval.high / sample->denominator};
}

/* The metric's change in its own unit. Both must be on one scale, and not empty. */
Change
MetricChange(const MetricSample *before, const MetricSample *after, double z)
{
	Sample first = SampleOf(before), second = SampleOf(after);
	Change change = MoverChange(&first, &second, z);

	change.change /= after->denominator;
	change.interval.low /= after->denominator;
	change.interval.high /= after->denominator;
	return change;
}
