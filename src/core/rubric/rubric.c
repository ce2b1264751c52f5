/*
 * rubric.c: finding a category or a word of a rubric by its name.
 */
#include "core/rubric/rubric.h"

#include "core/base/suggest.h"

/* The position of a category, or -1. */
int
RubricFindCategory(const Rubric *rubric, const char *name, size_t length)
{
	const RubricCategory *category = RubricCategories(rubric);
	int first = 0;
	int last = rubric->categories - 1;

	while (first <= last)
	{
		int middle = (first + last) / 2;
		int order = CompareNames(name, length, RubricName(rubric, category[middle].name),
								 category[middle].name_length);

		if (order == 0)
			return middle;
		if (order < 0)
			last = middle - 1;
		else
			first = middle + 1;
	}
	return -1;
}

/* The position of a text among some words, of which those that are numbers may have none; or -1. */
int
RubricFindWord(const Rubric *rubric, const RubricWord *words, int count, const char *name,
			   size_t length)
{
	for (int i = 0; i < count; i++)
		if (words[i].name > 0 && words[i].name_length == length &&
			memcmp(RubricName(rubric, words[i].name), name, length) == 0)
			return i;
	return -1;
}

/* Fails for a name that is no category, and says which may have been meant. Returns false. */
bool
RubricUnknownCategory(const Rubric *rubric, const char *name, size_t length, Fault *fault)
{
	const RubricCategory *category = RubricCategories(rubric);
	char quote[FAULT_QUOTE_SIZE];
	Suggestion suggestion;

	SuggestStart(&suggestion, name, length);
	for (int i = 0; i < rubric->categories; i++)
		SuggestOffer(&suggestion, RubricName(rubric, category[i].name), category[i].name_length);
	FaultSet(fault, FAULT_INVALID_VALUE, "the rubric has no category \"%s\"",
			 FaultQuote(quote, name, length));
	if (suggestion.nearest == NULL)
		return FaultHint(fault, "Add it to the rubric, or leave it out of the review.");
	return FaultHint(fault, "Perhaps you meant \"%.*s\".", (int) suggestion.nearest_length,
					 suggestion.nearest);
}
