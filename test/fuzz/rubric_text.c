/*
 * Any bytes as the text of a rubric: refused with a message, or a rubric whose own text reads
 * back as the same bytes, and which scores a review made of the same bytes.
 */
#include "rubrics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Scores a review whose ratings are made of the data. */
static void
ScoreSome(const Rubric *rubric, const uint8_t *data, size_t size)
{
	Choice choices[RUBRIC_CATEGORIES];
	Review review;

	for (int i = 0; i < rubric->categories; i++)
		choices[i] =
			(Choice) (data[(size_t) i * 7 % size] % (RubricCategories(rubric)[i].points + 1) - 1);
	review = ScoreReview(rubric, choices);
	if (review.score < 0 || review.score > FULL_SCORE || (review.is_failed && review.score > 0))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Fault fault = {0};
	Rubric *rubric = ReadRubric((const char *) data, size, &fault);
	Rubric *back;
	char *text;

	if (rubric == NULL)
	{
		if (fault.message[0] == '\0')
			abort();
		return 0;
	}
	text = RubricText(rubric);
	back = ReadRubric(text, strlen(text), &fault);
	if (back == NULL || back->size != rubric->size || memcmp(back, rubric, rubric->size) != 0)
		abort();
	ScoreSome(rubric, data, size);
	free(back);
	free(text);
	free(rubric);
	return 0;
}
