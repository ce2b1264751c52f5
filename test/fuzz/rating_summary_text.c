/*
 * rating_summary_text.c: fuzzes the text form of a rating_summary: RatingSummaryParseText.
 *
 * The input is one value, or two with a zero byte between them, to be added and taken out.
 */
#include "rating_summary_check.h"

/* Decodes text, zero-terminated in room of exactly its size, and checks what comes out. */
static bool
Decode(const uint8_t *data, size_t size, RatingContents *any)
{
	char *text = malloc(size + 1);
	Fault fault;
	bool is_sound;

	DEMAND(text != NULL);
	memcpy(text, data, size);
	text[size] = '\0';
	is_sound = RatingSummaryParseText(text, any, &fault);
	free(text);
	if (is_sound)
		CheckTally(any);
	else
		DEMAND(fault.code != FAULT_BAD_BINARY);
	return is_sound;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size > 0 ? memchr(data, '\0', size) : NULL;
	size_t first = end == NULL ? size : (size_t) (end - data);
	RatingContents a;
	RatingContents b;

	if (Decode(data, first, &a) && end != NULL && Decode(end + 1, size - first - 1, &b))
		CheckPair(&a, &b);
	return 0;
}
