/*
 * rating_sample.c: a rating summary, seen as the sample of a metric.
 *
 * The statistics are done in whole points and divided once, at the end: so the means of two
 * equal samples are equal, whatever the denominator.
 */
#include "core/rating_sample.h"

/* The weights at each point, scaled so that together they are Kish's effective size. */
static void
ReadWeights(const Tally *tally, RatingSample *sample)
{
	Weights weights;
	double total;
	double size;

	WeightsRead(tally, &weights);
	total = WeightsTotal(&weights);
	size = WeightsEffective(&weights);
	sample->is_empty = !(total > 0.0);
	for (int k = 0; k < sample->boxes && !sample->is_empty; k++)
		sample->count[k] = weights.at[k] / total * size;
}

static void
ReadCounts(const Tally *tally, RatingSample *sample)
{
	Counts counts;

	CountsRead(tally, &counts);
	sample->is_empty = CountsTotal(&counts) == 0;
	for (int k = 0; k < sample->boxes; k++)
		sample->count[k] = (double) counts.at[k];
}

/* Reads a summary as a sample of this metric; faults where the metric is not for its scale. */
bool
RatingSampleRead(const Tally *tally, MetricName metric, RatingSample *sample, Fault *fault)
{
	Worth worth;

	if (!MetricWorth(metric, TallyScale(tally), &worth, fault))
		return false;
	sample->boxes = worth.scale.points;
	sample->denominator = (double) worth.denominator;
	for (int k = 0; k < sample->boxes; k++)
		sample->worth[k] = (double) worth.worth[k];
	if (TallyIsWeighted(tally))
		ReadWeights(tally, sample);
	else
		ReadCounts(tally, sample);
	return true;
}

/* The sample itself, in whole points; it reads what the given one holds. */
Sample
SampleOf(const RatingSample *sample)
{
	return (Sample){sample->boxes, sample->worth, sample->count, 0.0};
}

/* The metric's score interval, in its own unit. The sample must not be empty. */
Bounds
RatingInterval(const RatingSample *sample, double z)
{
	Sample points = SampleOf(sample);
	Bounds interval = ScoreInterval(&points, z);

	return (Bounds){interval.low / sample->denominator, interval.high / sample->denominator};
}

/* The metric's change in its own unit. Both must be on one scale, and not empty. */
Change
RatingChange(const RatingSample *before, const RatingSample *after, double z)
{
	Sample first = SampleOf(before), second = SampleOf(after);
	Change change = MoverChange(&first, &second, z);

	change.change /= after->denominator;
	change.interval.low /= after->denominator;
	change.interval.high /= after->denominator;
	return change;
}
