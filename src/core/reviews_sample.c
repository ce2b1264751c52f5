/*
 * reviews_sample.c: a summary of reviews, seen as a sample.
 */
#include "core/reviews_sample.h"

/*
 * The sample of a summary that is not empty: its boxes are the whole percents, 0 to 100, and
 * its shift is what rounding the scores down to them took from the mean.
 */
void
ReviewsSampleRead(const Reviews *reviews, ReviewsSample *sample)
{
	int64_t rest = reviews->sum; /* what is left of the sum without the whole percents */

	for (int i = 0; i < PERCENTS; i++)
	{
		sample->worth[i] = i;
		sample->count[i] = (double) reviews->counts[i];
		rest -= i * MILLION * reviews->counts[i]; /* at most the sum, in all */
	}
	sample->sample =
		(Sample){.boxes = PERCENTS,
				 .worth = sample->worth,
				 .count = sample->count,
				 .shift = (double) rest / (double) MILLION / (double) reviews->reviews};
}
