/*
 * choice.c: which rating of a category a value is, and what is said where it is none.
 */
#include "core/rubric/choice.h"

#include <math.h>
#include <stdio.h>

#include "core/base/suggest.h"

/* Room for a rating in words: 'rating 6 of category "tone"' */
#define SUBJECT_SIZE (2 * FAULT_QUOTE_SIZE + 32)

/* Writes 'rating 6 of category "tone"'. */
static const char *
Subject(char subject[SUBJECT_SIZE], const Rubric *rubric, const RubricCategory *category,
		const char *rating)
{
	char quote[FAULT_QUOTE_SIZE];

	snprintf(subject, SUBJECT_SIZE, "rating %s of category \"%s\"", rating,
			 FaultQuote(quote, RubricName(rubric, category->name), category->name_length));
	return subject;
}

static int
High(const RubricCategory *category)
{
	return category->low + (int) category->steps;
}

/* Refuses a number, given by its digits, that is no point of a category's scale. */
static bool
RefuseNumber(const Rubric *rubric, const RubricCategory *category, const char *digits,
			 AnswerFlaw flaw, Fault *fault)
{
	char subject[SUBJECT_SIZE];
	char quote[FAULT_QUOTE_SIZE];
	const char *rating = FaultQuote(quote, digits, strlen(digits));

	Subject(subject, rubric, category, rating);
	switch (flaw)
	{
		case ANSWER_IS_NO_NUMBER:
			FaultSet(fault, FAULT_INVALID_VALUE, "%s is not a number on its scale %d..%d", subject,
					 category->low, High(category));
			return FaultHint(fault, "Turn what is not a rating into NULL: NULLIF(rating, '%s').",
							 rating);
		case ANSWER_IS_NOT_WHOLE:
			FaultSet(fault, FAULT_INVALID_VALUE, "%s is not a whole number", subject);
			return FaultHint(fault,
							 "A rating is one point of the scale %d..%d. For half points, double "
							 "the scale and the ratings, or give the category \"outcomes\".",
							 category->low, High(category));
		case ANSWER_IS_OFF_SCALE:
		default:
			break;
	}
	FaultSet(fault, FAULT_OUT_OF_RANGE, "%s is off its scale %d..%d", subject, category->low,
			 High(category));
	if (strlen(digits) > 4)
		return FaultHint(fault, "Correct the rating, or the scale in the rubric.");
	return FaultHint(fault,
					 "If %s stands for \"not rated\", write NULLIF(rating, %s). Otherwise correct "
					 "the rating, or the scale in the rubric.",
					 rating, rating);
}

/* Refuses a text, in quotes or not, that is none of a category's outcomes. Returns false. */
static bool
RefuseOutcome(const Rubric *rubric, const RubricCategory *category, const char *rating,
			  size_t length, const char *mark, Fault *fault)
{
	const RubricOutcome *outcome = RubricOutcomes(rubric, category);
	char subject[SUBJECT_SIZE];
	char quote[FAULT_QUOTE_SIZE];
	char marked[FAULT_QUOTE_SIZE + 2];
	char list[FAULT_TEXT_SIZE - 32];
	TextSink sink = {list, sizeof list, 0};
	Suggestion suggestion;

	SuggestStart(&suggestion, rating, length);
	for (int i = 0; i < category->points; i++)
	{
		const char *name = RubricName(rubric, outcome[i].name);

		SuggestOffer(&suggestion, name, outcome[i].name_length);
		TextPutString(&sink, i == 0 ? "\"" : ", \"");
		TextPutString(&sink, FaultQuote(quote, name, outcome[i].name_length));
		TextPutString(&sink, "\"");
	}
	if (sink.length >= sizeof list)
		list[FaultClip(list, sizeof list - 1, sizeof list - 1)] = '\0';
	snprintf(marked, sizeof marked, "%s%s%s", mark, FaultQuote(quote, rating, length), mark);
	FaultSet(fault, FAULT_INVALID_VALUE, "%s is none of its outcomes",
			 Subject(subject, rubric, category, marked));
	FaultDetail(fault, "Its outcomes are %s%s.", list, sink.length >= sizeof list ? "..." : "");
	if (suggestion.nearest == NULL)
		return FaultHint(fault,
						 "Add it to the rubric, or turn what means \"not rated\" into NULL.");
	return FaultHint(fault, "Perhaps you meant \"%.*s\".", (int) suggestion.nearest_length,
					 suggestion.nearest);
}

/* Finds an outcome by its text; mark is what a message puts around it. */
static bool
ChooseOutcome(const Rubric *rubric, const RubricCategory *category, const char *rating,
			  size_t length, const char *mark, int16_t *choice, Fault *fault)
{
	*choice = (int16_t) RubricFindOutcome(rubric, category, rating, length);
	return *choice >= 0 || RefuseOutcome(rubric, category, rating, length, mark, fault);
}

/* A number, by its digits, that is no point of the scale: what an outcome is called. */
bool
ChooseDigits(const Rubric *rubric, const RubricCategory *category, const char *digits,
			 AnswerFlaw flaw, int16_t *choice, Fault *fault)
{
	if (category->outcomes == 0)
		return RefuseNumber(rubric, category, digits, flaw, fault);
	return ChooseOutcome(rubric, category, digits, strlen(digits), "", choice, fault);
}

/* A whole number: a point of the scale, or the digits that an outcome is called. */
bool
ChooseWhole(const Rubric *rubric, const RubricCategory *category, int64_t rating, int16_t *choice,
			Fault *fault)
{
	char digits[24];

	if (category->outcomes == 0 && RatingOnScale(category, rating, choice))
		return true;
	snprintf(digits, sizeof digits, "%lld", (long long) rating);
	return ChooseDigits(rubric, category, digits, ANSWER_IS_OFF_SCALE, choice, fault);
}

/* A double: as a whole number if it is one. */
bool
ChooseDouble(const Rubric *rubric, const RubricCategory *category, double rating, int16_t *choice,
			 Fault *fault)
{
	char digits[FAULT_NUMBER_SIZE];
	AnswerFlaw flaw = ANSWER_IS_OFF_SCALE;

	if (rating >= -1e15 && rating <= 1e15 && rating == floor(rating))
		return ChooseWhole(rubric, category, (int64_t) rating, choice, fault);
	if (isnan(rating) || isinf(rating))
		flaw = ANSWER_IS_NO_NUMBER;
	else if (rating != floor(rating))
		flaw = ANSWER_IS_NOT_WHOLE;
	return ChooseDigits(rubric, category, FaultNumber(digits, rating), flaw, choice, fault);
}

/* A boolean: 100 or 0 percent of the scale; or an outcome called true or false. */
bool
ChooseBoolean(const Rubric *rubric, const RubricCategory *category, bool rating, int16_t *choice,
			  Fault *fault)
{
	const char *word = rating ? "true" : "false";

	if (category->outcomes > 0)
		return ChooseOutcome(rubric, category, word, strlen(word), "", choice, fault);
	*choice = (int16_t) (rating ? category->steps : 0);
	return true;
}

/* A text: an outcome. A scale takes none, whatever it says. */
bool
ChooseText(const Rubric *rubric, const RubricCategory *category, const char *rating, size_t length,
		   int16_t *choice, Fault *fault)
{
	char subject[SUBJECT_SIZE];
	char quote[FAULT_QUOTE_SIZE];
	char marked[FAULT_QUOTE_SIZE + 2];

	if (category->outcomes > 0)
		return ChooseOutcome(rubric, category, rating, length, "\"", choice, fault);
	snprintf(marked, sizeof marked, "\"%s\"", FaultQuote(quote, rating, length));
	FaultSet(fault, FAULT_INVALID_VALUE, "%s is text, but its scale %d..%d takes numbers",
			 Subject(subject, rubric, category, marked), category->low, High(category));
	return FaultHint(
		fault, "Cast the ratings to integer, or give the category \"outcomes\" in the rubric.");
}

/* Reads the digits of a whole number; false if a text is anything else. */
static bool
ReadWhole(const char *text, size_t length, int64_t *whole)
{
	bool is_negative = length > 0 && text[0] == '-';
	size_t i = is_negative;

	*whole = 0;
	/* nine digits are more than any scale needs, and don't overflow */
	while (i < length && i < 9 && text[i] >= '0' && text[i] <= '9')
		*whole = *whole * 10 + (text[i++] - '0');
	if (is_negative)
		*whole = -*whole;
	return i == length && length > (size_t) is_negative;
}

/*
 * A text where all ratings are texts, as in the one column of a long table: on a scale the
 * digits of a whole number count as the number, true and false as the boolean.
 */
bool
ChooseWritten(const Rubric *rubric, const RubricCategory *category, const char *rating,
			  size_t length, int16_t *choice, Fault *fault)
{
	int64_t whole;
	bool is_true = length == 4 && memcmp(rating, "true", 4) == 0;

	if (category->outcomes > 0)
		return ChooseText(rubric, category, rating, length, choice, fault);
	if (ReadWhole(rating, length, &whole))
		return ChooseWhole(rubric, category, whole, choice, fault);
	if (is_true || (length == 5 && memcmp(rating, "false", 5) == 0))
		return ChooseBoolean(rubric, category, is_true, choice, fault);
	return ChooseText(rubric, category, rating, length, choice, fault);
}
