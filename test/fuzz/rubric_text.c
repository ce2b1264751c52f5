/*
 * Any bytes as the text of a rubric: refused with a message, or a rubric whose own text reads
 * back as the same bytes, and which scores a review made of the same bytes.
 */
#include "rubrics.h"

#include "core/choice/choice.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A choice of a category, made of a byte. */
static Choice
SomeChoice(const RubricCategory *category, uint8_t byte)
{
	if (category->kind == CATEGORY_ANY)
		return byte % 2 == 0 ? NOT_RATED : (Choice) (FULL_SCORE * byte / 255);
	return (Choice) (byte % (category->points + 1)) - 1;
}

/* Scores a review whose ratings are made of the data, and reads the data as a rating. */
static void
ScoreSome(const Rubric *rubric, const uint8_t *data, size_t size)
{
	const RubricCategory *category = RubricCategories(rubric);
	Choice choices[RUBRIC_CATEGORIES];
	Review review;
	Fault fault = {0};

	for (int i = 0; i < rubric->categories; i++)
		choices[i] = SomeChoice(&category[i], data[(size_t) i * 7 % size]);
	review = ScoreReview(rubric, choices);
	if (review.score < 0 || review.score > FULL_SCORE || (review.is_failed && review.score > 0))
		abort();
	if (!ChooseText(rubric, category, (const char *) data, size, &choices[0], &fault))
	{
		if (fault.message[0] == '\0')
			abort();
	}
	else if (category->kind != CATEGORY_ANY && choices[0] >= category->points)
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
