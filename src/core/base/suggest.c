/*
 * suggest.c: which of the allowed names somebody may have meant.
 */
#include "core/base/suggest.h"

#include <stdint.h>

/* Longer words are not compared: nobody mistypes a sentence by a letter or two. */
#define LONGEST 63

/* Starts with no suggestion; only a name within a third of the word's length will do. */
void
SuggestStart(Suggestion *suggestion, const char *word, size_t length)
{
	*suggestion = (Suggestion){.word = word, .length = length, .distance = length / 3 + 1};
}

/* ASCII letters without their case. */
static int
Fold(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
}

/* The edit distance between two short words (Levenshtein 1965), in bytes, ignoring case. */
static size_t
Distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	uint8_t row[LONGEST + 1];

	for (size_t j = 0; j <= b_length; j++)
		row[j] = (uint8_t) j;
	for (size_t i = 1; i <= a_length; i++)
	{
		uint8_t diagonal = row[0];

		row[0] = (uint8_t) i;
		for (size_t j = 1; j <= b_length; j++)
		{
			uint8_t replaced = (uint8_t) (diagonal + (Fold(a[i - 1]) != Fold(b[j - 1])));
			uint8_t removed = (uint8_t) (row[j] + 1);
			uint8_t added = (uint8_t) (row[j - 1] + 1);
			uint8_t least = replaced < removed ? replaced : removed;

			diagonal = row[j];
			row[j] = least < added ? least : added;
		}
	}
	return row[b_length];
}

/* Takes a name as the suggestion if it is nearer than the one so far. */
void
SuggestOffer(Suggestion *suggestion, const char *name, size_t length)
{
	size_t distance;

	if (length > LONGEST || suggestion->length > LONGEST)
		return;
	distance = Distance(suggestion->word, suggestion->length, name, length);
	if (distance < suggestion->distance)
	{
		suggestion->distance = distance;
		suggestion->nearest = name;
		suggestion->nearest_length = length;
	}
}
