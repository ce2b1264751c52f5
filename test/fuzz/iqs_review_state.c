/*
 * Any bytes as the state of iqs_review: refused with a message, or a review whose summary
 * keeps all rules; and merged with itself, refused, unless nothing is in it.
 */
#include "rubrics.h"

#include "core/review/review_state.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Fault fault = {0};
	unsigned char *bytes = (unsigned char *) ExactCopy(data, size);
	unsigned char *twice = malloc(2 * size + 1);
	ReviewState ratings;
	ReviewState copy;

	memcpy(twice, bytes, size);
	if (ReviewStateOpen(&ratings, bytes, size, &fault))
	{
		NamesRoom names = ReviewStateNames(&ratings);
		IqsSummary *reviews = malloc(IqsSummarySize(names.categories, names.names));

		IqsSummaryStart(reviews, names.categories, names.names);
		if (ReviewStateFinish(&ratings, reviews, &fault))
		{
			if (IqsSummaryProblem(reviews) != NULL || reviews->reviews > 1)
				abort();
			if (!ReviewStateOpen(&copy, twice, 2 * size, &fault) ||
				ReviewStateMerge(&copy, &ratings, &fault) != (ReviewStateLength(&ratings) == 0))
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
