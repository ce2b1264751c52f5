/*
 * Any bytes as the text of a summary of reviews: refused with a message, or a summary whose
 * own text is the same when it is read back.
 */
#include "rubrics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Fault fault = {0};
	IqsSummary *reviews = ReadReviews((const char *) data, size, &fault);
	IqsSummary *back;
	char *text;
	char *again;

	if (reviews == NULL)
	{
		if (fault.message[0] == '\0')
			abort();
		return 0;
	}
	text = IqsSummaryText(reviews);
	back = ReadReviews(text, strlen(text), &fault);
	if (back == NULL || IqsSummaryProblem(back) != NULL)
		abort();
	again = IqsSummaryText(back);
	if (strcmp(text, again) != 0)
		abort();
	free(again);
	free(back);
	free(text);
	free(reviews);
	return 0;
}
