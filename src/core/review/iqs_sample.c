/*
 * iqs_sample.c: a summary of reviews, seen as a sample.
 *
 * A summary knows the reviews on each whole percent, the exact sum of their scores and that of
 * their squares. Between one percent and the next the sample is free to place them, and it
 * places them so that its mean and its variance are exactly theirs.
 */
#include "core/review/iqs_sample.h"

/* Adds a box, unless nothing is in it. */
static void
AddBox(IqsSample *sample, double points, double count)
{
	if (!(count > 0.0))
		return;
	sample->points[sample->sample.boxes] = points;
	sample->count[sample->sample.boxes++] = count;
}

/* Three ways to place the reviews, all with the same sum. */
typedef enum Placing
{
	PLACE_EVENLY,    /* all equally far above their whole percent */
	PLACE_TOGETHER,  /* the lower ones up, as far as it goes: the least variance that can be */
	PLACE_FAR_APART, /* the higher ones up: the greatest */
	PLACINGS
} Placing;

/*
 * Adds the reviews on one percent, a part of them: rest is what the scores of all reviews are above
 * their whole percents, in percent points, and what is placed here is taken off.
 */
static void
PlacePercent(IqsSample *sample, Placing placing, int percent, double count, double part,
			 double *rest)
{
	double taken = *rest < count ? *rest : count;

	if (!(count > 0.0))
		return;
	*rest -= taken;
	if (placing == PLACE_TOGETHER)
		AddBox(sample, percent + taken / count, count * part);
	else
	{
		AddBox(sample, percent, (count - taken) * part);
		AddBox(sample, percent + 1, taken * part);
	}
}

/* Adds a part of the reviews in one of the three ways. */
static void
Place(IqsSample *sample, const IqsSummary *reviews, Placing placing, double part)
{
	double rest = (double) IqsSummaryRest(reviews) / (double) MILLION;
	double free = 0.0;

	for (int i = 0; i < 100; i++)
		free += (double) IqsSummaryAbove(reviews, i);
	for (int step = 0; step < 100 && part > 0.0; step++)
	{
		int percent = placing == PLACE_FAR_APART ? 99 - step : step;
		double count = (double) IqsSummaryAbove(reviews, percent);

		if (placing == PLACE_EVENLY)
			AddBox(sample, percent + rest / free, count * part);
		else
			PlacePercent(sample, placing, percent, count, part, &rest);
	}
}

/* The reviews whose score is known exactly: failed ones, and those of 100. */
static void
PlaceExact(IqsSample *sample, const IqsSummary *reviews)
{
	AddBox(sample, 0.0, (double) reviews->failed);
	AddBox(sample, 100.0, (double) reviews->counts[100]);
}

/* The square distances of the scores from their mean, added up, where they are placed so. */
static double
SpreadOf(const IqsSummary *reviews, Placing placing, double mean)
{
	IqsSample sample = {.sample = {.boxes = 0}};
	double spread = 0.0;

	PlaceExact(&sample, reviews);
	Place(&sample, reviews, placing, 1.0);
	for (int box = 0; box < sample.sample.boxes; box++)
		spread += sample.count[box] * (sample.points[box] - mean) * (sample.points[box] - mean);
	return spread;
}

/* The moments of the review scores, in millionths; of a summary that is not empty. */
Moments
IqsMoments(const IqsSummary *reviews)
{
	return (Moments){.count = reviews->reviews, .sum = reviews->sum, .squares = reviews->squares};
}

/* How much of the reviews is to be placed otherwise than evenly, so that the variance is theirs. */
static double
PartOf(double spread, double even, double other)
{
	double part = (spread - even) / (other - even);

	return part > 0.0 ? (part < 1.0 ? part : 1.0) : 0.0;
}

/* The sample of a summary that is not empty, in percent. */
void
IqsSampleRead(const IqsSummary *reviews, IqsSample *sample)
{
	Moments moments = IqsMoments(reviews);
	double mean = MomentsMean(&moments) / (double) MILLION;
	double spread =
		MomentsVariance(&moments) / (double) MILLION / (double) MILLION * (double) reviews->reviews;
	double even = SpreadOf(reviews, PLACE_EVENLY, mean);
	Placing placing = spread < even ? PLACE_TOGETHER : PLACE_FAR_APART;
	double part = PartOf(spread, even, SpreadOf(reviews, placing, mean));

	sample->sample = (Sample){.boxes = 0, .points = sample->points, .count = sample->count};
	PlaceExact(sample, reviews);
	Place(sample, reviews, PLACE_EVENLY, 1.0 - part);
	Place(sample, reviews, placing, part);
	for (int end = 0; end <= 100; end += 100)
	{
		sample->points[sample->sample.boxes] = end;
		sample->count[sample->sample.boxes++] = 0.0;
	}
}

/* The reviews that scored the mark or more. */
int64_t
IqsSummaryPassed(const IqsSummary *reviews, int mark)
{
	int64_t passed = 0;

	for (int i = mark; i < PERCENTS; i++)
		passed += reviews->counts[i];
	return passed;
}

/* The sample of those that passed, 100 each, and those that didn't. */
void
PassSampleRead(const IqsSummary *reviews, int mark, IqsSample *sample)
{
	int64_t passed = IqsSummaryPassed(reviews, mark);

	sample->points[0] = 0.0;
	sample->points[1] = 100.0;
	sample->count[0] = (double) (reviews->reviews - passed);
	sample->count[1] = (double) passed;
	sample->sample = (Sample){.boxes = 2, .points = sample->points, .count = sample->count};
}

/* The moments of the scores of a category or a group that was rated, in millionths. */
Moments
CategoryMoments(const CategorySums *category)
{
	return (Moments){.count = category->rated, .sum = category->sum, .squares = category->squares};
}

/* The sample of a category or a group that was rated, in percent. */
void
CategorySampleMake(const CategorySums *category, double design_effect, MomentsSample *sample)
{
	Moments moments = CategoryMoments(category);

	MomentsSampleMake(
		(double) category->rated / design_effect, MomentsMean(&moments) / (double) MILLION,
		MomentsVariance(&moments) / (double) MILLION / (double) MILLION, 100.0, sample);
}
