/*
 * Any bytes as the state of iqs_review: refused with a message, or a review whose summary
 * keeps all rules; and merged with itself, refused.
 */
#include "rubrics.h"

#include "core/ratings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Fault fault = {0};
	unsigned char *bytes = (unsigned char *) ExactCopy(data, size);
	unsigned char *twice = malloc(2 * size + 1);
	Ratings ratings;
	Ratings copy;

	memcpy(twice, bytes, size);
	if (RatingsOpen(&ratings, bytes, size, &fault))
	{
		Missing names = RatingsNames(&ratings);
		Reviews *reviews = malloc(ReviewsSize(names.categories, names.names));

		ReviewsStart(reviews, names.categories, names.names);
		if (RatingsFinish(&ratings, reviews, &fault))
		{
			if (ReviewsProblem(reviews) != NULL || reviews->reviews > 1)
				abort();
			if (!RatingsOpen(&copy, twice, 2 * size, &fault) ||
				RatingsMerge(&copy, &ratings, &fault) != (reviews->reviews == 0))
				abort();
		}
		free(reviews);
	}
	else if (fault.message[0] == '\0')
		abort();
	free(twice);
	free(bytes);
	return 0;
}
