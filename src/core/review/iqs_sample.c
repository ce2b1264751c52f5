/*
 * iqs_sample.c: a summary of reviews, seen as a sample.
 */
#include "core/review/iqs_sample.h"

/*
 * The sample of a summary that is not empty: its boxes are the whole percents, 0 to 100, and
 * its shift is what rounding the scores down to them took from the mean.
 */
void
IqsSampleRead(const IqsSummary *reviews, IqsSample *sample)
{
	int64_t rest = reviews->sum; /* what is left of the sum without the whole percents */

	for (int i = 0; i < PERCENTS; i++)
	{
		sample->points[i] = i;
		sample->count[i] = (double) reviews->counts[i];
		rest -= i * MILLION * reviews->counts[i]; /* at most the sum, in all */
	}
	sample->sample =
		(Sample){.boxes = PERCENTS,
				 .points = sample->points,
				 .count = sample->count,
				 .shift = (double) rest / (double) MILLION / (double) reviews->reviews};
}
