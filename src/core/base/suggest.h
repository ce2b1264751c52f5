/*
 * suggest.h: which of the allowed names somebody may have meant.
 */
#ifndef CSMETRICS_CORE_BASE_SUGGEST_H
#define CSMETRICS_CORE_BASE_SUGGEST_H

#include <stddef.h>

typedef struct Suggestion
{
	const char *word; /* what was written */
	size_t length;
	const char *nearest; /* the best name so far, or NULL */
	size_t nearest_length;
	size_t distance; /* its distance; only smaller ones replace it */
} Suggestion;

void SuggestStart(Suggestion *suggestion, const char *word, size_t length);
void SuggestOffer(Suggestion *suggestion, const char *name, size_t length);

#endif
