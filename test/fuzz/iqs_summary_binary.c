/*
 * Any bytes as a packed summary of reviews: refused with a message, or a summary that packs
 * to just these bytes.
 */
#include "rubrics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Fault fault = {0};
	IqsSummary *reviews = UnpackReviews(data, size, &fault);
	unsigned char *packed;
	size_t length;

	if (reviews == NULL)
	{
		if (fault.message[0] == '\0')
			abort();
		return 0;
	}
	packed = PackReviews(reviews, &length);
	if (length != size || memcmp(packed, data, size) != 0)
		abort();
	free(packed);
	free(reviews);
	return 0;
}
